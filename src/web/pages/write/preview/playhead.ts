import { useCallback, useEffect, useRef, useState } from "react";

/** One clock for all pictures: the frame that is shown, and whether it moves on. */
export function usePlayhead({ fps, durationFrames }: { fps: number; durationFrames: number }) {
  const [frame, setFrame] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const now = useRef(frame);
  now.current = Math.min(frame, durationFrames - 1);
  const seek = useCallback((to: number) => setFrame(Math.max(0, Math.round(to))), []);

  useEffect(() => {
    if (!isPlaying) return;
    const begin = now.current >= durationFrames - 1 ? 0 : now.current;
    let started: number | null = null;
    let request = requestAnimationFrame(function tick(time) {
      started ??= time;
      const next = begin + Math.floor(((time - started) * fps) / 1000);
      setFrame(Math.min(next, durationFrames - 1));
      if (next >= durationFrames - 1) setPlaying(false);
      else request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [isPlaying, fps, durationFrames]);

  const toggle = useCallback(() => setPlaying((was) => !was), []);
  const stop = useCallback(() => setPlaying(false), []);
  return { frame: now.current, isPlaying, seek, toggle, stop };
}
