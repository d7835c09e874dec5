import { SegmentedControl } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FORMAT_SIZE, type Format } from "#core/formats.ts";
import { Controls } from "../watch/Controls.tsx";
import { Timeline } from "../watch/Timeline.tsx";
import { usePlayer } from "../watch/use-player.ts";
import { usePlayerKeys } from "../watch/use-player-keys.ts";
import { useInStep } from "./use-in-step.ts";
import "../watch/watch.css";
import "./compare.css";

export type Side = { name: string; source: string };
type Parts = { older: Side; newer: Side; format: Format; durationFrames: number };

/** Two versions at the same frame: beside each other, or one over the other and a line between that moves. */
export function Both({ older, newer, format, durationFrames }: Parts) {
  const { t } = useTranslation();
  const player = usePlayer(durationFrames);
  const second = useRef<HTMLVideoElement>(null);
  const [view, setView] = useState<"side" | "wipe">("side");
  const [line, setLine] = useState(50);
  usePlayerKeys(player);
  useInStep(player.video, second, true);
  const size = FORMAT_SIZE[format];
  return (
    <div className="stack">
      <SegmentedControl
        aria-label={t("review.compare.view")}
        data={[
          { value: "side", label: t("review.compare.side") },
          { value: "wipe", label: t("review.compare.wipe") },
        ]}
        value={view}
        onChange={(value) => setView(value as "side" | "wipe")}
        className="not-printed"
      />
      <div className={`both ${view === "side" ? "beside" : "wiped"} ${format}`}>
        <figure className="screen older">
          <video ref={second} src={older.source} {...size} muted playsInline preload="auto" aria-label={older.name} />
          <figcaption>{older.name}</figcaption>
        </figure>
        <figure className="screen newer" style={view === "wipe" ? { clipPath: `inset(0 0 0 ${line}%)` } : {}}>
          <video src={newer.source} {...size} aria-label={newer.name} {...player.bound} />
          <figcaption>{newer.name}</figcaption>
        </figure>
        {view === "wipe" && <span className="wipe-line" style={{ left: `${line}%` }} aria-hidden="true" />}
        {view === "wipe" && (
          <input
            type="range"
            className="wipe-range"
            min={0}
            max={100}
            value={line}
            aria-label={t("review.compare.line")}
            aria-valuetext={t("review.compare.lineAt", { percent: line })}
            onChange={({ currentTarget }) => setLine(Number(currentTarget.value))}
          />
        )}
      </div>
      <div className="desk not-printed">
        <Timeline player={player} source={newer.source} />
        <Controls player={player} />
      </div>
    </div>
  );
}
