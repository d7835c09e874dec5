import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";
import { Health } from "./Health.tsx";
import { Mails } from "./Mails.tsx";
import "./run.css";

type Render = ItemOf<"get /api/v1/renders">;
const STATES = ["queued", "rendering", "qc_passed", "qc_failed", "failed", "cancelled"] as const;
const LOOK_MS = 5_000;

/** What the machine does: renders, its health, and mails. */
export default function Run() {
  const { t } = useTranslation();
  const may = useMay();
  const [state, setState] = useState("");
  const query = state === "" ? { limit: "50" } : { limit: "50", state: state as (typeof STATES)[number] };
  const renders = useAnswer("get /api/v1/renders", { query }, { everyMs: LOOK_MS, keepsLast: true });
  return (
    <Page title={t("run.title")} about={t("run.about")}>
      <Health />
      <Panel
        title={t("run.renders")}
        action={
          <NativeSelect
            aria-label={t("run.state")}
            value={state}
            onChange={({ currentTarget }) => setState(currentTarget.value)}
            data={[
              { value: "", label: t("plan.anyState") },
              ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
        }
      >
        <Shown asked={renders} lines={6}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("run.none")}>{t("run.noneWords")}</Empty>
            ) : (
              <ul className="plain">
                {items.map((render) => (
                  <Line key={render.id} render={render} />
                ))}
              </ul>
            )
          }
        </Shown>
      </Panel>
      {may("mail:read") && <Mails />}
    </Page>
  );
}

function Line({ render }: { render: Render }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id, shows, state, stage, progress, quality, failureDetail, failure, createdAt, files } = render;
  const cancel = useAct("post /api/v1/renders/:renderId/cancellation");
  const again = useAct("post /api/v1/script-versions/:versionId/renders");
  const isOver = !["queued", "rendering"].includes(state);
  const mayRepeat = may("render:request") && shows && ["failed", "cancelled", "qc_failed"].includes(state);
  return (
    <li className="render">
      <div className="row apart">
        <span className="grow">
          <strong>{shows?.episode.title ?? t("run.unknown")}</strong>{" "}
          {shows && (
            <span className="quiet small">
              {shows.locale}, {shows.format}, {t("review.version", { version: shows.number })}, {quality}
            </span>
          )}
        </span>
        <Mark state={state} />
      </div>
      <p className="quiet small">
        <When at={createdAt} isAgo /> {!isOver && `${stage ?? ""} ${Math.round(progress * 100)} %`}
      </p>
      {(failureDetail ?? failure) && <p className="small">{failureDetail ?? failure}</p>}
      <div className="row">
        {files.map(({ kind }) => (
          <a key={kind} href={`/api/v1/renders/${id}/files/${kind}`} target="_blank" rel="noopener" className="file">
            {t(`run.file.${kind}`)}
          </a>
        ))}
        {may("render:cancel", { state }) && (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ said: { params: { renderId: id }, body: {} } })}
          >
            {t("run.cancel")}
          </Button>
        )}
        {mayRepeat && (
          <Button
            variant="default"
            loading={again.isPending}
            onClick={() => {
              const { versionId, format } = shows;
              again.mutate({ said: { params: { versionId }, body: { format, quality } } });
            }}
          >
            {t("run.again")}
          </Button>
        )}
      </div>
      {(cancel.error ?? again.error) && <Fault error={cancel.error ?? again.error} />}
    </li>
  );
}
