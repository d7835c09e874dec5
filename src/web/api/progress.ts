import { useEffect, useState } from "react";

export type Progress = {
  state: string;
  stage: string | null;
  framesDone: number;
  framesTotal: number;
  etaMs: number | null;
};

/** How far a render is, as it happens; null until the first word, and for none. */
export function useProgress(renderId: string | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (renderId === null) return;
    const source = new EventSource(`/api/v1/renders/${renderId}/progress`);
    source.addEventListener("progress", ({ data }: MessageEvent<string>) => {
      const now = JSON.parse(data) as Progress;
      setProgress(now);
      // The server ends the stream with the render; a browser would open it again.
      if (!["queued", "rendering"].includes(now.state)) source.close();
    });
    return () => source.close();
  }, [renderId]);
  return progress;
}
