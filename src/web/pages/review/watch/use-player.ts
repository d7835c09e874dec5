import { useCallback, useEffect, useRef, useState } from "react";
import { frameAt, secondsIn, stepFrom } from "./frames.ts";

export type Player = ReturnType<typeof usePlayer>;

/** A video that is gone through frame by frame. */
export function usePlayer(durationFrames: number) {
  const video = useRef<HTMLVideoElement>(null);
  const [frame, setFrame] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const [isLooping, setLooping] = useState(false);
  const [isMuted, setMuted] = useState(false);
  const [speed, setSpeed] = useState("1");
  const [hasFailed, setFailed] = useState(false);

  const look = useCallback(() => {
    setFrame(stepFrom(frameAt(video.current?.currentTime ?? 0), 0, durationFrames));
  }, [durationFrames]);
  const goTo = useCallback(
    (next: number) => {
      const found = video.current;
      if (!found) return;
      found.pause();
      const inside = stepFrom(next, 0, durationFrames);
      found.currentTime = secondsIn(inside);
      // What is asked for counts at once: the next step goes on from it, however long the picture takes.
      setFrame(inside);
    },
    [durationFrames],
  );
  const pause = useCallback(() => video.current?.pause(), []);
  const step = (frames: number) => goTo(frame + frames);
  const toggle = () => {
    const found = video.current;
    if (!found?.paused) return found?.pause();
    // A browser that refuses to play leaves it standing, which shows.
    found.play().catch(() => {});
  };
  useEffect(() => {
    if (video.current) video.current.playbackRate = Number(speed);
  }, [speed]);
  useEachFrame(isRunning, look);

  return {
    video,
    frame,
    durationFrames,
    isRunning,
    isLooping,
    isMuted,
    speed,
    hasFailed,
    goTo,
    step,
    toggle,
    setSpeed,
    setLooping,
    setMuted,
    pause,
    /** What the video element needs to be this one. */
    bound: {
      ref: video,
      loop: isLooping,
      muted: isMuted,
      playsInline: true,
      preload: "auto",
      onTimeUpdate: look,
      onSeeked: look,
      onPlay: () => setRunning(true),
      onPause: () => setRunning(false),
      onError: () => setFailed(true),
    } as const,
  };
}

// Browsers tell the time four times a second, and we ask with each picture of the screen.
function useEachFrame(isWanted: boolean, look: () => void): void {
  useEffect(() => {
    if (!isWanted) return;
    let next = requestAnimationFrame(function again() {
      look();
      next = requestAnimationFrame(again);
    });
    return () => cancelAnimationFrame(next);
  }, [isWanted, look]);
}
