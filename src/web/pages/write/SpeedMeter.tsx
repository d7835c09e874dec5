import { useTranslation } from "react-i18next";
import { readingLimits } from "#storyboards/index.ts";
import { Mark } from "../../parts/Mark.tsx";
import type { Speed } from "./speeds.ts";

const TONES = { calm: "good", quick: "warn", hasty: "bad" } as const;

/** How long the scene lasts and how quickly its captions have to be read, against what can be read calmly. */
export function SpeedMeter({ speed, locale }: { speed: Speed; locale: string }) {
  const { t } = useTranslation();
  const { warn, fail } = readingLimits(locale);
  const { seconds, charactersASecond, wordsAMinute, tone } = speed;
  const words = t("write.speed.value", { count: Math.round(charactersASecond), limit: warn });
  return (
    <div className="write-speed">
      <meter
        min={0}
        low={warn}
        high={fail}
        optimum={0}
        max={fail * 1.25}
        value={Math.min(charactersASecond, fail * 1.25)}
        aria-label={t("write.speed.name")}
        aria-valuetext={words}
      />
      <span className="small">
        <Mark state={tone} tone={TONES[tone]} words={t(`write.speed.${tone}`)} />{" "}
        {t("write.speed.seconds", { seconds: seconds.toFixed(1) })}
        {" · "}
        {words}
        {" · "}
        {t("write.speed.words", { count: Math.round(wordsAMinute) })}
      </span>
    </div>
  );
}
