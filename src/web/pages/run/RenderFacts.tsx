import { useTranslation } from "react-i18next";
import type { ItemOf } from "../../api/calls.ts";
import { When } from "../../parts/When.tsx";

/** Why a render failed, in plain words, and what is known of its making for whoever looks into it. */
export function RenderFacts({ render }: { render: ItemOf<"get /api/v1/renders"> }) {
  const { t } = useTranslation();
  const { id, failure, failureDetail, startedAt, finishedAt, contentHash, templateHash } = render;
  return (
    <>
      {failure && (
        <p className="hint tone-bad">
          {t(`run.failure.${failure as "poison"}`, { defaultValue: failure })}
          {failureDetail && ` ${failureDetail}`}
        </p>
      )}
      <details>
        <summary className="facts-way">{t("run.facts")}</summary>
        <dl className="facts">
          {startedAt && (
            <>
              <dt>{t("run.startedAt")}</dt>
              <dd>
                <When at={startedAt} />
              </dd>
            </>
          )}
          {finishedAt && (
            <>
              <dt>{t("run.finishedAt")}</dt>
              <dd>
                <When at={finishedAt} />
              </dd>
            </>
          )}
          <dt>{t("run.id")}</dt>
          <dd>
            <code>{id}</code>
          </dd>
          <dt>{t("run.content")}</dt>
          <dd>
            <code>{contentHash}</code>
          </dd>
          <dt>{t("run.template")}</dt>
          <dd>
            <code>{templateHash}</code>
          </dd>
        </dl>
        <p className="small quiet">{t("run.logs", { id })}</p>
      </details>
    </>
  );
}
