import { useEffect, useRef, useState } from "react";

export type CaptionLine = { seconds: number; end: number; text: string };

/** The captions of a video, all to read. The picture has words of its own: these are laid over it only when asked for. */
export function useCaptions() {
  const track = useRef<HTMLTrackElement>(null);
  const [isOn, setOn] = useState(false);
  const [lines, setLines] = useState<CaptionLine[] | null>(null);
  useEffect(() => {
    // Hidden ones are read, only not shown.
    if (track.current) track.current.track.mode = isOn ? "showing" : "hidden";
  }, [isOn]);
  useEffect(() => {
    const found = track.current;
    if (!found) return;
    const read = () => {
      const cues = [...(found.track.cues ?? [])] as VTTCue[];
      setLines(
        cues.map((cue) => ({ seconds: cue.startTime, end: cue.endTime, text: cue.getCueAsHTML().textContent ?? "" })),
      );
    };
    const fail = () => setLines([]);
    // React does not listen to tracks, and what is there already says nothing any more.
    found.addEventListener("load", read);
    found.addEventListener("error", fail);
    if (found.readyState === HTMLTrackElement.LOADED) read();
    return () => {
      found.removeEventListener("load", read);
      found.removeEventListener("error", fail);
    };
  }, []);
  return { isOn, turn: () => setOn(!isOn), lines, track };
}
