import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import type { ActParts } from "../acts-for.ts";

/** Stops a slot before it goes out, until somebody ends the hold. */
export function Hold({ slot, done }: ActParts) {
  const { t } = useTranslation();
  const place = useAct("post /api/v1/holds");
  return (
    <ActForm
      name={t("act.hold.name")}
      reason="needed"
      said={t("act.hold.said", { title: slot.episodeTitle })}
      done={done}
      act={(reason) => place.mutateAsync({ said: { body: { on: { slotId: slot.id }, reason } } })}
    >
      <p>{t("act.hold.means")}</p>
    </ActForm>
  );
}
