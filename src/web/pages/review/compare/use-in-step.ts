import { type RefObject, useEffect } from "react";
import { frameAt, secondsIn } from "../watch/frames.ts";

const DRIFTS = 1;

/** Keeps a second video at the frame, the speed and the rest of a first one, which alone is heard. */
export function useInStep(
  leader: RefObject<HTMLVideoElement | null>,
  follower: RefObject<HTMLVideoElement | null>,
  isReady: boolean,
): void {
  useEffect(() => {
    const [first, second] = [leader.current, follower.current];
    if (!isReady || !first || !second) return;
    const place = () => {
      const frame = frameAt(first.currentTime);
      if (Math.abs(frameAt(second.currentTime) - frame) >= DRIFTS) second.currentTime = secondsIn(frame);
    };
    const pace = () => {
      second.playbackRate = first.playbackRate;
    };
    const run = () => {
      pace();
      // The shorter one stands at its end, while the other one goes on.
      if (!second.ended) second.play().catch(() => {});
    };
    const stop = () => {
      second.pause();
      place();
    };
    const heard: [string, () => void][] = [
      ["play", run],
      ["pause", stop],
      ["seeking", place],
      ["seeked", place],
      ["ratechange", pace],
      // It takes a seek to catch up, which shows: only what an eye notices is worth it.
      ["timeupdate", () => Math.abs(second.currentTime - first.currentTime) > 0.12 && !second.ended && place()],
    ];
    for (const [name, listen] of heard) first.addEventListener(name, listen);
    second.addEventListener("loadeddata", place);
    place();
    return () => {
      for (const [name, listen] of heard) first.removeEventListener(name, listen);
      second.removeEventListener("loadeddata", place);
    };
  }, [leader, follower, isReady]);
}
