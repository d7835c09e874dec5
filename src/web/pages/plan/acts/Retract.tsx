import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import type { ActParts } from "../acts-for.ts";

/** Takes down what is out, everywhere it went. */
export function Retract({ slot, done }: ActParts) {
  const { t } = useTranslation();
  const releaseId = slot.releaseId ?? "";
  const foreseen = useAnswer("get /api/v1/releases/:releaseId/retraction", { params: { releaseId } });
  const retract = useAct("post /api/v1/releases/:releaseId/retraction");
  return (
    <ActForm
      name={t("act.retract.name")}
      reason="needed"
      isDangerous
      isReady={foreseen.data !== undefined}
      said={t("act.retract.said", { title: slot.episodeTitle })}
      done={done}
      act={(reason) => retract.mutateAsync({ said: { params: { releaseId }, body: { reason } } })}
    >
      <p>{t("act.retract.means")}</p>
      <Shown asked={foreseen} lines={2}>
        {({ channels }) => (
          <ul className="plan-changes">
            {channels.map(({ deliveryId, channel, becomes }) => (
              <li key={deliveryId}>
                {channel}: {becomes.replaceAll("_", " ")}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </ActForm>
  );
}
