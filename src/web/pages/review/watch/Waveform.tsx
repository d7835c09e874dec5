import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { barsOf, peaksOf } from "./peaks.ts";

const BARS = 240;
const SAMPLE_RATE = 22_050;

/** What is heard, over the length of the video; nothing where this browser cannot decode the sound. */
export default function Waveform({ source, played }: { source: string; played: number }) {
  const { t } = useTranslation();
  const peaks = useQuery({
    queryKey: ["peaks", source],
    queryFn: ({ signal }) => readPeaks(source, signal),
    // These bytes never change, whatever else was done meanwhile.
    staleTime: "static",
    retry: false,
  });
  if (!peaks.data) return peaks.isError ? <p className="small quiet">{t("review.player.noSound")}</p> : null;
  const bars = barsOf(peaks.data);
  return (
    <svg
      className="waveform"
      viewBox={`0 0 ${BARS * 4} 100`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t("review.player.waveform")}
    >
      <path d={bars} fill="var(--edge)" />
      <path d={bars} fill="var(--ray)" style={{ clipPath: `inset(0 ${100 - played * 100}% 0 0)` }} />
    </svg>
  );
}

async function readPeaks(source: string, signal: AbortSignal): Promise<number[]> {
  const response = await fetch(source, { signal });
  if (!response.ok) throw new Error(`The sound cannot be read: ${response.status}.`);
  const sound = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(await response.arrayBuffer());
  return peaksOf(
    Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel)),
    BARS,
  );
}
