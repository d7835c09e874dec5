import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import type { ActParts } from "../acts-for.ts";

const WAYS = ["release", "move", "skip"] as const;

/** Says what becomes of a slot whose time passed: out at once, at another time, or not at all. */
export function Decide({ slot, done }: ActParts) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>("move");
  const [wallTime, setWallTime] = useState("");
  const foreseen = useAnswer(
    "get /api/v1/slots/:slotId/forecast",
    { params: { slotId: slot.id } },
    { isWanted: way === "release" },
  );
  const decide = useAct("post /api/v1/slots/:slotId/decision");
  return (
    <ActForm
      name={t("act.decide.name")}
      reason="needed"
      isReady={way !== "move" || wallTime !== ""}
      said={t("act.decide.said", { title: slot.episodeTitle })}
      done={done}
      act={(reason) => {
        const body = way === "move" ? { do: way, reason, wallTime } : { do: way, reason };
        return decide.mutateAsync({ said: { params: { slotId: slot.id }, body } });
      }}
    >
      <Radio.Group label={t("act.decide.ask")} value={way} onChange={(value) => setWay(value as typeof way)}>
        <div className="stack tight">
          {WAYS.map((value) => (
            <Radio key={value} value={value} label={t(`act.decide.${value}`)} size="md" />
          ))}
        </div>
      </Radio.Group>
      {way === "move" && (
        <TextInput
          type="datetime-local"
          label={t("act.move.to", { zone: slot.timeZone.replaceAll("_", " ") })}
          value={wallTime}
          onChange={({ currentTarget }) => setWallTime(currentTarget.value)}
          required
        />
      )}
      {way === "release" && foreseen.data && foreseen.data.becomes !== "release" && (
        <p className="plan-hint tone-bad">{t("act.release.cannot", { reason: foreseen.data.reason })}</p>
      )}
    </ActForm>
  );
}
