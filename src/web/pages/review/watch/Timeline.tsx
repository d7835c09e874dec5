import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Pin } from "../said/pins.ts";
import { timeCode } from "./frames.ts";
import type { Player } from "./use-player.ts";

const Waveform = lazy(() => import("./Waveform.tsx"));

type Parts = { player: Player; source: string; pins?: readonly Pin[]; choose?: (pin: Pin) => void };

/** The length of the video: what is heard, where one is, and where somebody said something. */
export function Timeline({ player, source, pins = [], choose }: Parts) {
  const { t } = useTranslation();
  const { frame, durationFrames, goTo } = player;
  const last = Math.max(1, durationFrames - 1);
  const placeOf = (at: number) => `${(100 * Math.min(at, last)) / last}%`;
  return (
    <div className={pins.length > 0 ? "timeline pinned" : "timeline"}>
      <div className="track">
        <Suspense fallback={null}>
          <Waveform source={source} played={frame / last} />
        </Suspense>
        <input
          type="range"
          min={0}
          max={durationFrames - 1}
          value={frame}
          aria-label={t("review.player.frame")}
          aria-valuetext={timeCode(frame)}
          onChange={({ currentTarget }) => goTo(Number(currentTarget.value))}
        />
      </div>
      {pins.map((pin) => (
        <Tick key={pin.id} pin={pin} placeOf={placeOf} choose={() => choose?.(pin)}>
          {t(pin.isBlocking ? "review.player.blocking" : "review.player.comment", {
            at: timeCode(pin.frame),
            name: pin.by,
          })}
        </Tick>
      ))}
    </div>
  );
}

type TickParts = { pin: Pin; placeOf: (frame: number) => string; choose: () => void; children: ReactNode };

function Tick({ pin: { frame, endFrame, isBlocking }, placeOf, choose, children }: TickParts) {
  return (
    <>
      {endFrame !== null && (
        <span
          className="tick-span"
          style={{ insetInlineStart: placeOf(frame), insetInlineEnd: `calc(100% - ${placeOf(endFrame)})` }}
        />
      )}
      <button
        type="button"
        className={isBlocking ? "tick blocking" : "tick"}
        style={{ insetInlineStart: placeOf(frame) }}
        onClick={choose}
      >
        <span className="unseen">{children}</span>
      </button>
    </>
  );
}
