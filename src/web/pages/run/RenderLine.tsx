import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { RenderProgress } from "../../parts/RenderProgress.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";
import { RenderFacts } from "./RenderFacts.tsx";
import { RenderLog } from "./RenderLog.tsx";

type Render = ItemOf<"get /api/v1/renders">;

/** One render: what it shows, how far it is or why it failed, and what can be done with it. */
export function RenderLine({ render, isFollowed }: { render: Render; isFollowed: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id, shows, state, stage, progress, quality, createdAt, neededAt, files, contentHash } = render;
  const [isCancelling, setCancelling] = useState(false);
  const cancel = useAct("post /api/v1/renders/:renderId/cancellation");
  const ask = useAct("post /api/v1/script-versions/:versionId/renders");
  const name = shows ? `${shows.episode.title} (${shows.locale}, ${shows.format})` : t("run.unknown");
  const mayAsk = may("render:request") && shows !== null;
  const send = (when: { neededAt?: string }) => {
    if (!shows) return;
    const { versionId, format, theme, motion } = shows;
    const body = { format, quality, theme: theme as "sunny", motion: motion as "full", ...when };
    ask.mutate({ said: { params: { versionId }, body } });
  };
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
        {t("run.asked")} <When at={createdAt} isAgo />
        {neededAt && state === "queued" && (
          <>
            , {t("run.neededBy")} <When at={neededAt} />
          </>
        )}
      </p>
      {state === "rendering" && <RenderProgress {...{ id, name, progress, stage, isFollowed }} />}
      <RenderFacts render={render} />
      <RenderLog {...{ id, name, state }} />
      <div className="row">
        {state === "qc_passed" && quality === "final" && (
          <Link to={`/review/${contentHash}`} className="file" aria-label={t("run.reviewNamed", { name })}>
            {t("review.title")}
          </Link>
        )}
        {files.map(({ kind }) => (
          <a key={kind} href={`/api/v1/renders/${id}/files/${kind}`} target="_blank" rel="noopener" className="file">
            {t(`run.file.${kind}`)}
          </a>
        ))}
        {mayAsk && state === "queued" && (
          <Button
            variant="default"
            loading={ask.isPending}
            aria-label={t("run.firstNamed", { name })}
            onClick={() => send({ neededAt: new Date().toISOString() })}
          >
            {t("run.first")}
          </Button>
        )}
        {may("render:cancel", { state }) && (
          <Button
            variant="default"
            aria-expanded={isCancelling}
            aria-label={t("run.cancelNamed", { name })}
            onClick={() => setCancelling(!isCancelling)}
          >
            {t("run.cancel")}
          </Button>
        )}
        {mayAsk && ["failed", "cancelled", "qc_failed"].includes(state) && (
          <Button
            variant="default"
            loading={ask.isPending}
            aria-label={t("run.againNamed", { name })}
            onClick={() => send({})}
          >
            {t("run.again")}
          </Button>
        )}
      </div>
      {ask.error && <Fault error={ask.error} />}
      {isCancelling && may("render:cancel", { state }) && (
        <ActForm
          name={t("run.cancelIt")}
          reason="optional"
          isDangerous
          said={t("run.cancelled", { name })}
          done={() => setCancelling(false)}
          cancel={() => setCancelling(false)}
          act={(reason) => cancel.mutateAsync({ said: { params: { renderId: id }, body: reason ? { reason } : {} } })}
        >
          <p>{t("run.cancelMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
