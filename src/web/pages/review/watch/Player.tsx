import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "#core/formats.ts";
import type { Pin } from "../said/pins.ts";
import { CaptionLines } from "./CaptionLines.tsx";
import { Controls } from "./Controls.tsx";
import { type Drawable, Screen } from "./Screen.tsx";
import { Timeline } from "./Timeline.tsx";
import { useCaptions } from "./use-captions.ts";
import { usePlayer } from "./use-player.ts";
import { usePlayerKeys } from "./use-player-keys.ts";

export type Remote = { goTo: (frame: number) => void; pause: () => void };
type Parts = {
  source: string;
  format: Format;
  captions: { source: string; locale: string };
  durationFrames: number;
  pins: readonly Pin[];
  own: Drawable;
  /** Told where the video is: each frame when it stands, now and then when it runs. */
  seen: (frame: number) => void;
  choose: (pin: Pin) => void;
  ref: Ref<Remote>;
};

const TOLD_EACH = 15;

/** The very file that would go out, frame by frame. */
export function Player({ source, format, captions, durationFrames, pins, own, seen, choose, ref }: Parts) {
  const { t } = useTranslation();
  const player = usePlayer(durationFrames);
  const shown = useCaptions();
  const whole = useRef<HTMLDivElement>(null);
  const { frame, isRunning, goTo, pause } = player;
  usePlayerKeys(player);
  useImperativeHandle(ref, () => ({ goTo, pause }), [goTo, pause]);
  useEffect(() => {
    if (!isRunning || frame % TOLD_EACH === 0) seen(frame);
  }, [frame, isRunning, seen]);
  const fill = () => {
    // Where a browser cannot fill the screen, or may not, the video stays as it is.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    else void whole.current?.requestFullscreen?.().catch(() => {});
  };
  return (
    <div className="player stack tight">
      <div className="watch" ref={whole}>
        <Screen player={player} source={source} format={format} pins={pins} own={own}>
          <track
            kind="captions"
            src={captions.source}
            srcLang={captions.locale}
            label={captions.locale}
            ref={shown.track}
          />
        </Screen>
        <div className="desk not-printed">
          <Timeline
            player={player}
            source={source}
            pins={pins}
            choose={(pin) => {
              goTo(pin.frame);
              choose(pin);
            }}
          />
          <Controls player={player} captions={shown} fill={fill} />
        </div>
      </div>
      <details>
        <summary>{t("review.captions.title", { locale: captions.locale })}</summary>
        <CaptionLines player={player} lines={shown.lines} locale={captions.locale} />
      </details>
    </div>
  );
}
