import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FORMAT_SIZE, type Format } from "#core/formats.ts";
import { DrawLayer } from "../drawn/DrawLayer.tsx";
import { Drawn } from "../drawn/Drawn.tsx";
import { type Drawing, isSeenAt } from "../drawn/shapes.ts";
import type { Pin } from "../said/pins.ts";
import type { Player } from "./use-player.ts";
import "./watch.css";

export type Drawable = { drawing: Drawing | null; draw: (drawing: Drawing) => void; isOpen: boolean; done: () => void };
type Parts = {
  player: Player;
  source: string;
  format: Format;
  pins: readonly Pin[];
  own?: Drawable;
  children?: ReactNode;
};

/** The picture, and over it what people drew on the frame that is seen. */
export function Screen({ player, source, format, pins, own, children }: Parts) {
  const { t } = useTranslation();
  const { width, height } = FORMAT_SIZE[format];
  const { frame, isRunning, hasFailed } = player;
  const drawings = pins.flatMap(({ id, drawing, ...place }) =>
    drawing && isSeenAt(frame, place, isRunning) ? [{ id, drawing }] : [],
  );
  return (
    <>
      <div className={`screen ${format}`}>
        <video
          src={source}
          width={width}
          height={height}
          aria-label={t("review.player.video")}
          onClick={player.toggle}
          {...player.bound}
        >
          {children}
        </video>
        <Drawn drawings={drawings} own={own?.drawing ?? null} size={{ width, height }} />
        {own?.isOpen && own.drawing && (
          <DrawLayer tool={own.drawing.kind} drawing={own.drawing} draw={own.draw} done={own.done} />
        )}
      </div>
      {hasFailed && (
        <p className="hint tone-warn small" role="alert">
          {t("review.player.broken")}
        </p>
      )}
    </>
  );
}
