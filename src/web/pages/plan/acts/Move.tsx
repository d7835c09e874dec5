import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { wallWords } from "../../../parts/times.ts";
import type { ActParts } from "../acts-for.ts";
import { sayMoved } from "./Moved.tsx";

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Gives a slot another time, after all that would move with it was shown. */
export function Move({ slot, to, done }: ActParts) {
  const { t } = useTranslation();
  const [wallTime, setWallTime] = useState(to ?? slot.wallTime.slice(0, 16));
  const [pointedAt, setPointedAt] = useState(to);
  if (to !== pointedAt) {
    setPointedAt(to);
    if (to) setWallTime(to);
  }
  const isOther = WALL_TIME.test(wallTime) && wallTime !== slot.wallTime.slice(0, 16);
  const asked = useAnswer(
    "get /api/v1/slots/:slotId/move",
    { params: { slotId: slot.id }, query: { wallTime } },
    { isWanted: isOther },
  );
  const save = useAct("post /api/v1/schedules/:scheduleId/moves");
  const proposal = asked.data?.is === "proposal" ? asked.data : null;
  return (
    <ActForm
      said={null}
      name={t("act.move.name")}
      reason="optional"
      isReady={isOther && proposal !== null}
      done={done}
      act={async (reason) => {
        if (!proposal) return;
        const moves = proposal.moves.map(({ slotId, version, wallTime: at }) => ({ slotId, version, wallTime: at }));
        const params = { scheduleId: proposal.scheduleId };
        const { slots } = await save.mutateAsync({
          said: { params, body: { moves, ...(reason === "" ? {} : { reason }) } },
        });
        const back = proposal.moves.flatMap(({ slotId, from }) => {
          const version = slots.find(({ id }) => id === slotId)?.version;
          return version === undefined ? [] : [{ slotId, version, wallTime: from.slice(0, 16) }];
        });
        const words = t("act.move.said", { title: slot.episodeTitle, when: wallWords(wallTime) });
        sayMoved({ words, scheduleId: proposal.scheduleId, back });
      }}
    >
      <TextInput
        type="datetime-local"
        label={t("act.move.to", { zone: slot.timeZone.replaceAll("_", " ") })}
        value={wallTime}
        onChange={({ currentTarget }) => setWallTime(currentTarget.value)}
        required
      />
      {isOther && (
        <Shown asked={asked} lines={2}>
          {(answer) =>
            answer.is === "refused" ? (
              <p className="plan-hint tone-bad" role="status">
                {answer.message}
              </p>
            ) : (
              <div role="status">
                <ul className="plan-changes">
                  {answer.moves.map(({ slotId, episode, from, wallTime: at, why }) => (
                    <li key={slotId}>
                      <strong>{slotId === slot.id ? slot.episodeTitle : episode}</strong>:{" "}
                      {t("act.move.change", { from: wallWords(from), to: wallWords(at) })}
                      {slotId !== slot.id && <span className="quiet small"> {why}</span>}
                    </li>
                  ))}
                  {answer.unplaced.map(({ episode, message, remedy }) => (
                    <li key={episode.slug}>
                      {message}. {remedy}
                    </li>
                  ))}
                </ul>
              </div>
            )
          }
        </Shown>
      )}
    </ActForm>
  );
}
