import { RenderFailedError } from "#core/errors.ts";
import { run } from "./run.ts";

// -14 LUFS with a true peak under -1 dBTP is what feeds normalise to; half a decibel is kept for the AAC coder.
const TARGET = "I=-14:TP=-1.5:LRA=11";
const FADE_IN_S = 0.8;
const FADE_OUT_S = 1.6;

/** Loops the music bed to `durationMs`, fades it in and out and brings it to the feeds' loudness, as AAC-LC. */
export async function mixSound(bed: string, file: string, durationMs: number, signal: AbortSignal): Promise<void> {
  const seconds = (durationMs / 1000).toFixed(3);
  const input = ["-hide_banner", "-nostats", "-y", "-stream_loop", "-1", "-i", bed, "-t", seconds];
  const fades = `volume='min(1,t/${FADE_IN_S})*min(1,max(0,(${seconds}-t)/${FADE_OUT_S}))':eval=frame`;
  const measured = await run(
    "ffmpeg",
    [...input, "-af", `${fades},loudnorm=${TARGET}:print_format=json`, "-f", "null", "-"],
    signal,
  );
  const loudness = readLoudness(measured.err);
  const second = [
    `measured_I=${loudness["input_i"]}:measured_TP=${loudness["input_tp"]}:measured_LRA=${loudness["input_lra"]}`,
    `measured_thresh=${loudness["input_thresh"]}:offset=${loudness["target_offset"]}:linear=true`,
  ].join(":");
  await run(
    "ffmpeg",
    [
      ...input,
      ...["-af", `${fades},loudnorm=${TARGET}:${second},aresample=48000`],
      ...["-ac", "2", "-c:a", "aac", "-profile:a", "aac_low", "-b:a", "192k", file],
    ],
    signal,
  );
}

// The first pass prints its measurement as a JSON object after everything else it says.
function readLoudness(said: string): Record<string, string> {
  const json = /\{[^{}]*\}/.exec(said.slice(said.lastIndexOf("{")))?.[0];
  if (json === undefined) throw new RenderFailedError("encoder", "The loudness of the sound could not be measured.");
  return JSON.parse(json);
}
