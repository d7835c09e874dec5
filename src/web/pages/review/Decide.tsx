import { SegmentedControl, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { When } from "../../parts/When.tsx";
import { Accept, nameOf } from "./Accept.tsx";
import type { Reviewed } from "./reviewed.ts";
import { TakeBack } from "./TakeBack.tsx";

type Kind = Reviewed["missing"][number];

/** What has been decided about these bytes, and what whoever is signed in may decide. */
export function Decide({ review }: { review: Reviewed }) {
  const { t } = useTranslation();
  const { missing, objection, approvals, changeRequests, ownPart } = review;
  const asked = changeRequests.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Panel title={t("review.decide.title")}>
      <p>
        {missing.length === 0
          ? t("review.decide.complete")
          : t("review.decide.lacks", { kinds: missing.map((kind) => t(`review.kind.${kind}`)).join(", ") })}
      </p>
      {objection && <p className="hint tone-warn small sentence">{objection}</p>}
      {approvals.length + asked.length > 0 && (
        <ul className="plain stack tight">
          {approvals.map(({ id, kind, by, note, createdAt, void: ended }) => (
            <li key={id}>
              <Mark state={ended ? "void" : "approved"} words={t(`review.kind.${kind}`)} /> {by.name},{" "}
              <When at={createdAt} />
              {note && <p className="small">{note}</p>}
              {ended && <p className="small quiet">{ended}</p>}
            </li>
          ))}
          {asked.map(({ id, kind, by, reasons, createdAt }) => (
            <li key={id}>
              <Mark state="changes_requested" words={t(`review.kind.${kind}`)} /> {by.name}, <When at={createdAt} />
              {reasons.map((reason) => (
                <p className="small" key={reason}>
                  {reason}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <TakeBack review={review} />
      {ownPart.kinds.length === 0 ? (
        <p className="quiet small sentence">{ownPart.because ?? t("review.decide.nothing")}</p>
      ) : (
        <OwnPart review={review} kinds={ownPart.kinds} />
      )}
    </Panel>
  );
}

function Line({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function OwnPart({ review, kinds }: { review: Reviewed; kinds: Kind[] }) {
  const { t } = useTranslation();
  const [chosen, setKind] = useState<Kind | null>(null);
  const [what, setWhat] = useState<"approve" | "change">("approve");
  const [note, setNote] = useState("");
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const kind = chosen && kinds.includes(chosen) ? chosen : (kinds[0] ?? "accuracy");
  const { contentHash, video, script, missing, changeRequests } = review;
  // What is approved already needs no second approval; changes may be asked for at any time.
  const isMissing = missing.includes(kind);
  const ways = isMissing ? (["approve", "change"] as const) : (["change"] as const);
  const doing = isMissing ? what : "change";
  const approve = useAct(`post /api/v1/reviews/:contentHash/approvals/${kind}`);
  const change = useAct(`post /api/v1/reviews/:contentHash/change-requests/${kind}`);
  const params = { contentHash };
  const words = note.trim();
  const suppressions = kind === "accuracy" ? script.suppressions : [];
  const acceptedSuppressions = suppressions
    .filter((one) => accepted.has(nameOf(one)))
    .map(({ rule, scene }) => ({ rule, ...(scene === undefined ? {} : { scene }) }));
  const body = {
    ...(words === "" ? {} : { note: words }),
    ...(acceptedSuppressions.length === 0 ? {} : { acceptedSuppressions }),
  };
  return (
    <div className="stack not-printed">
      {kinds.length > 1 && (
        <SegmentedControl
          aria-label={t("review.decide.kind")}
          data={kinds.map((value) => ({ value, label: t(`review.kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
        />
      )}
      {ways.length > 1 && (
        <SegmentedControl
          aria-label={t("review.decide.title")}
          data={ways.map((value) => ({ value, label: t(`review.decide.${value}`) }))}
          value={doing}
          onChange={(value) => setWhat(value as "approve" | "change")}
        />
      )}
      {doing === "approve" ? (
        <ActForm
          name={t("review.decide.approveAs", { kind: t(`review.kind.${kind}`) })}
          reason="none"
          said={t("review.decide.approved")}
          done={() => setNote("")}
          isReady={acceptedSuppressions.length === suppressions.length}
          act={() => approve.mutateAsync({ said: { params, body } })}
        >
          <p>{t("review.decide.means")}</p>
          <dl className="checks small">
            <Line name={t("review.decide.what.version")} value={t("review.version", { version: script.number })} />
            <Line name={t("review.decide.what.locale")} value={script.locale} />
            <Line name={t("review.decide.what.format")} value={`${video.format}, ${video.theme}, ${video.motion}`} />
            <Line name={t("review.decide.what.hash")} value={<code>{contentHash}</code>} />
          </dl>
          {suppressions.length > 0 && <Accept suppressions={suppressions} accepted={accepted} accept={setAccepted} />}
          <Textarea
            label={t("review.decide.note")}
            maxLength={2000}
            autosize
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </ActForm>
      ) : (
        <ActForm
          // Once it is in the record, there is room for another one.
          key={changeRequests.length}
          name={t("review.decide.change")}
          reason="needed"
          said={t("review.decide.changed")}
          done={() => setWhat("approve")}
          act={(reason) => change.mutateAsync({ said: { params, body: { reasons: [reason] } } })}
        >
          <p>{t("review.decide.changeMeans")}</p>
        </ActForm>
      )}
    </div>
  );
}
