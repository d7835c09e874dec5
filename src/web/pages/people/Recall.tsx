import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { AnswerOf, ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { wallWords } from "../../parts/times.ts";
import { When } from "../../parts/When.tsx";

type Source = ItemOf<"get /api/v1/sources">;
type Carrier = AnswerOf<"get /api/v1/sources/:sourceId/carriers">["carriers"][number];

/** Recalls a source, after all that carries it was shown; then what became of it. */
export function Recall({ source: { id: sourceId } }: { source: Source }) {
  const { t } = useTranslation();
  const params = { sourceId };
  const carriers = useAnswer("get /api/v1/sources/:sourceId/carriers", { params });
  const recall = useAct("post /api/v1/sources/:sourceId/recall");
  const found = recall.data;
  return (
    <div className="stack">
      {found && (
        <p role="status" className="hint tone-good">
          {found.isNews
            ? `${t("people.heldNow", { count: found.held.length })} ${t("people.takeDownNow", { count: found.retract.length })}`
            : t("people.recalledBefore")}
        </p>
      )}
      <Shown asked={carriers} lines={4}>
        {({ sources, carriers: all }) => (
          <>
            {sources.length > 1 && (
              <p>{t("people.alsoRestating", { ids: sources.filter((id) => id !== sourceId).join(", ") })}</p>
            )}
            {all.length === 0 ? (
              <p>{t("people.noCarriers")}</p>
            ) : (
              <h3>{t("people.carriers", { count: all.length })}</h3>
            )}
            <ul className="plain items">
              {all.map((carrier) => (
                <Line key={carrier.episodeId} carrier={carrier} />
              ))}
            </ul>
          </>
        )}
      </Shown>
      {!found && carriers.data && (
        <ActForm
          name={t("people.recall")}
          reason="needed"
          isDangerous
          said={t("people.recalled", { id: sourceId })}
          done={() => {}}
          act={(reason) => recall.mutateAsync({ said: { params, body: { reason } } })}
        >
          <p>{t("people.recallMeans")}</p>
        </ActForm>
      )}
    </div>
  );
}

function Line({ carrier: { title, slug, versions, renders, slots, releases } }: { carrier: Carrier }) {
  const { t } = useTranslation();
  const claims = [...new Set(versions.flatMap((version) => version.claims.map(({ text }) => text)))];
  return (
    <li className="stack tight">
      <p>
        <Link to={`/write/${slug}`}>{title}</Link>{" "}
        <span className="quiet small">
          {t("people.versions", { count: versions.length })}, {t("people.renders", { count: renders.length })}
        </span>
      </p>
      {claims.map((text) => (
        <q key={text} className="small">
          {text}
        </q>
      ))}
      <ul className="plain stack tight">
        {slots.map(({ id, wallTime, timeZone, isHeld }) => (
          <li key={id} className="row">
            <Mark state={isHeld ? "held" : "planned"} words={t(isHeld ? "people.isHeld" : "people.wouldBeHeld")} />
            <Link to={`/plan?slot=${id}`}>{wallWords(wallTime)}</Link>
            <span className="quiet small">{timeZone}</span>
          </li>
        ))}
        {releases.map(({ id, releasedAt, hasTask }) => (
          <li key={id} className="row">
            <Mark state={hasTask ? "open" : "released"} words={t(hasTask ? "people.hasTask" : "people.wouldBeTask")} />
            {releasedAt && (
              <span className="small">
                {t("people.outSince")} <When at={releasedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
