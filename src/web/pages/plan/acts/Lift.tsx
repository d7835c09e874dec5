import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { ask } from "../../../api/ask.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { When } from "../../../parts/When.tsx";
import type { ActParts } from "../acts-for.ts";

/** Ends the holds of a slot, after what would go out then was shown. */
export function Lift({ slot, holds, done }: ActParts) {
  const { t } = useTranslation();
  const lift = useAct("post /api/v1/holds/:holdId/lift");
  const first = holds[0];
  const foreseen = useQuery({
    queryKey: ["lift", first?.id],
    enabled: first !== undefined,
    queryFn: async ({ signal }) => {
      const params = { holdId: first?.id ?? "" };
      const body = { reason: t("act.lift.look"), dryRun: true };
      return (await ask("post /api/v1/holds/:holdId/lift", { params, body }, { signal })).body;
    },
  });
  return (
    <ActForm
      name={t("act.lift.name")}
      reason="needed"
      isReady={first !== undefined}
      said={t("act.lift.said", { title: slot.episodeTitle })}
      done={done}
      act={async (reason) => {
        for (const { id: holdId } of holds)
          await lift.mutateAsync({ said: { params: { holdId }, body: { reason, dryRun: false } } });
      }}
    >
      <Shown asked={foreseen} lines={2}>
        {({ consequences }) => (
          <ul className="plan-changes">
            {consequences.map(({ slotId, episode, dueAt, becomes }) => (
              <li key={slotId}>
                {episode}: {becomes}, <When at={dueAt} timeZone={slot.timeZone} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </ActForm>
  );
}
