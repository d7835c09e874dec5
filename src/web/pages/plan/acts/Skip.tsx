import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import type { ActParts } from "../acts-for.ts";

/** Lets a slot pass without anything going out. */
export function Skip({ slot, done }: ActParts) {
  const { t } = useTranslation();
  const skip = useAct("post /api/v1/slots/:slotId/skip");
  return (
    <ActForm
      name={t("act.skip.name")}
      reason="needed"
      isDangerous
      said={t("act.skip.said", { title: slot.episodeTitle })}
      done={done}
      act={(reason) =>
        skip.mutateAsync({
          said: { params: { slotId: slot.id }, body: { reason } },
          extra: { version: slot.version },
        })
      }
    >
      <p>{t("act.skip.means")}</p>
    </ActForm>
  );
}
