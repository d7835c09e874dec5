import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { wallWords } from "../../../parts/times.ts";
import type { ActParts } from "../acts-for.ts";

/** Lets an episode go out at once instead of in its slot, if nothing speaks against it. */
export function ReleaseNow({ slot, done }: ActParts) {
  const { t } = useTranslation();
  const foreseen = useAnswer("get /api/v1/slots/:slotId/forecast", { params: { slotId: slot.id } });
  const release = useAct("post /api/v1/schedules/:scheduleId/release-now");
  return (
    <ActForm
      name={t("act.release.name")}
      reason="needed"
      isDangerous
      isReady={foreseen.data?.becomes === "release"}
      said={t("act.release.said", { title: slot.episodeTitle })}
      done={done}
      act={(reason) => {
        const insteadOf = { slotId: slot.id, version: slot.version };
        const body = { episodeId: slot.episodeId, reason, insteadOf };
        return release.mutateAsync({ said: { params: { scheduleId: slot.scheduleId }, body } });
      }}
    >
      <Shown asked={foreseen} lines={2}>
        {({ becomes, reason, channels, alsoPlanned }) =>
          becomes === "release" ? (
            <>
              <p>{t("act.release.means")}</p>
              <ul className="plan-changes">
                {channels.map(({ id, name, isHeld }) => (
                  <li key={id}>
                    {name}
                    {isHeld && ` (${t("state.held")})`}
                  </li>
                ))}
              </ul>
              {alsoPlanned.map(({ slotId, wallTime }) => (
                <p key={slotId} className="plan-hint tone-warn">
                  {t("act.release.also", { when: wallWords(wallTime) })}
                </p>
              ))}
            </>
          ) : (
            <p className="plan-hint tone-bad">{t("act.release.cannot", { reason })}</p>
          )
        }
      </Shown>
    </ActForm>
  );
}
