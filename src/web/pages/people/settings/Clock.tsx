import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/account.ts";
import { useAct } from "../../../api/answers.ts";
import type { AnswerOf } from "../../../api/calls.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { When } from "../../../parts/When.tsx";

/** Whether the clock is trusted, and the way to say that it is right. */
export function Clock({ installation: { jumpedAt, jumpMs } }: { installation: AnswerOf<"get /api/v1/installation"> }) {
  const { t } = useTranslation();
  const may = useMay();
  const trust = useAct("post /api/v1/installation/trust-clock");
  return (
    <Panel title={t("settings.clock")} about={t("settings.clockMeans")}>
      {jumpedAt === null ? (
        <p>{t("settings.clockWell")}</p>
      ) : (
        <>
          <p className="hint tone-bad">
            {t("settings.jumped", { count: Math.round((jumpMs ?? 0) / 60_000) })} <When at={jumpedAt} />
          </p>
          {may("clock:trust") && (
            <ActForm
              name={t("settings.trustClock")}
              reason="needed"
              isDangerous
              said={t("settings.clockTrusted")}
              done={() => {}}
              act={(reason) => trust.mutateAsync({ said: { body: { reason } } })}
            >
              <p>{t("settings.trustMeans")}</p>
            </ActForm>
          )}
        </>
      )}
    </Panel>
  );
}
