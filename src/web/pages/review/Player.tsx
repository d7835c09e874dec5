import { ActionIcon, SegmentedControl } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { ChevronLeft, ChevronRight, Repeat } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FPS } from "#core/formats.ts";
import { frameAt, secondsIn, stepFrom, timeCode } from "./frames.ts";

type Parts = {
  source: string;
  captions: { source: string; locale: string };
  durationFrames: number;
  /** Open comments, by the frame at which they stand. */
  marks: readonly { id: string; frame: number }[];
  /** A frame that somebody asked to see; asked for again, it is another object. */
  wanted: { frame: number } | null;
  seen: (frame: number) => void;
};

const SPEEDS = ["0.25", "0.5", "1", "2"];

/** The very file that would go out, frame by frame. */
export function Player({ source, captions, durationFrames, marks, wanted, seen }: Parts) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [frame, setFrame] = useState(0);
  const [isLooping, setLooping] = useState(false);
  const [speed, setSpeed] = useState("1");

  const look = () => {
    const now = stepFrom(frameAt(video.current?.currentTime ?? 0), 0, durationFrames);
    setFrame(now);
    seen(now);
  };
  const goTo = (next: number) => {
    if (!video.current) return;
    video.current.pause();
    video.current.currentTime = secondsIn(stepFrom(next, 0, durationFrames));
  };
  const toggle = () => {
    if (video.current?.paused) void video.current.play();
    else video.current?.pause();
  };
  useEffect(() => {
    if (wanted && video.current) {
      video.current.pause();
      video.current.currentTime = secondsIn(wanted.frame);
    }
  }, [wanted]);
  useEffect(() => {
    if (video.current) video.current.playbackRate = Number(speed);
  }, [speed]);
  useHotkeys([
    ["k", toggle],
    [",", () => goTo(frame - 1), { usePhysicalKeys: false }],
    [".", () => goTo(frame + 1), { usePhysicalKeys: false }],
    ["j", () => goTo(frame - FPS)],
    ["l", () => goTo(frame + FPS)],
  ]);

  return (
    <div className="player stack tight">
      <video
        ref={video}
        src={source}
        controls
        loop={isLooping}
        playsInline
        preload="auto"
        aria-label={t("review.player.video")}
        onTimeUpdate={look}
        onSeeked={look}
      >
        <track kind="captions" src={captions.source} srcLang={captions.locale} label={captions.locale} />
      </video>
      <div className="timeline">
        <input
          type="range"
          min={0}
          max={durationFrames - 1}
          value={frame}
          aria-label={t("review.player.frame")}
          aria-valuetext={timeCode(frame)}
          onChange={({ currentTarget }) => goTo(Number(currentTarget.value))}
        />
        {marks.map(({ id, frame: at }) => (
          <button
            key={id}
            type="button"
            className="tick"
            style={{ insetInlineStart: `${(100 * at) / Math.max(1, durationFrames - 1)}%` }}
            aria-label={t("review.player.comment", { at: timeCode(at) })}
            onClick={() => goTo(at)}
          />
        ))}
      </div>
      <div className="row">
        <ActionIcon variant="default" size={44} onClick={() => goTo(frame - 1)} aria-label={t("review.player.back")}>
          <ChevronLeft aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" size={44} onClick={() => goTo(frame + 1)} aria-label={t("review.player.on")}>
          <ChevronRight aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant={isLooping ? "filled" : "default"}
          size={44}
          aria-pressed={isLooping}
          aria-label={t("review.player.loop")}
          onClick={() => setLooping(!isLooping)}
        >
          <Repeat aria-hidden="true" />
        </ActionIcon>
        <SegmentedControl
          aria-label={t("review.player.speed")}
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          value={speed}
          onChange={setSpeed}
        />
        <output className="quiet">{t("review.player.at", { at: timeCode(frame), frame })}</output>
      </div>
      <p className="small quiet">{t("review.player.keys")}</p>
    </div>
  );
}
