import { z } from "zod";
import { RenderFailedError } from "#core/errors.ts";
import { type Aim, type Loudness, SILENCE_LUFS } from "./aim.ts";
import { run } from "./run.ts";

const SILENCE_PEAK_DB = -99;

/**
 * The meter, as a filter. loudnorm only measures rightly while it changes the sound evenly; left to itself it adapts,
 * and a loud end may then count ten times. The numbers given keep it even, and 192 kHz shows peaks between samples.
 */
export const METER =
  "aresample=192000,loudnorm=linear=true:measured_I=-24:measured_TP=-40:measured_LRA=1:measured_thresh=-34:print_format=json";

const decibels = (least: number) =>
  z.string().transform((text) => (text === "-inf" ? least : Math.max(least, Number(text))));
const meterSchema = z.object({
  input_i: decibels(SILENCE_LUFS),
  input_tp: decibels(SILENCE_PEAK_DB),
  input_lra: z.coerce.number(),
  input_thresh: decibels(SILENCE_LUFS),
});

export type Measured = Loudness & { rangeLu: number; thresholdLufs: number };

/** Measures the sound of a file. Throws RENDER_FAILED. */
export async function measureLoudness(file: string, signal: AbortSignal): Promise<Measured> {
  const { err } = await run(
    "ffmpeg",
    ["-hide_banner", "-nostats", "-i", file, "-map", "0:a", "-af", METER, "-f", "null", "-"],
    signal,
  );
  return readMeter(err);
}

/** Reads what the meter printed: a JSON object among everything else ffmpeg says. Throws RENDER_FAILED. */
export function readMeter(said: string): Measured {
  const json = /\{[^{}]*"input_i"[^{}]*\}/.exec(said)?.[0];
  if (json === undefined) throw new RenderFailedError("encoder", "The loudness of the sound could not be measured.");
  const read = meterSchema.parse(JSON.parse(json));
  return {
    integratedLufs: read.input_i,
    truePeakDb: read.input_tp,
    rangeLu: read.input_lra,
    thresholdLufs: read.input_thresh,
  };
}

/** The filter that brings a measured sound to its aim: by one gain for all of it, by a limiter where peaks forbid that. */
export function bringTo({ lufs, peakDb }: Aim, mix: Measured): string {
  if (mix.integratedLufs <= SILENCE_LUFS) return "anull";
  // loudnorm takes its own defaults for "not measured": a steady sound's range of 0 and a quiet one's gate of -70.
  const measured = [
    `measured_I=${mix.integratedLufs}:measured_TP=${mix.truePeakDb}`,
    `measured_LRA=${Math.max(mix.rangeLu, 0.1)}:measured_thresh=${Math.max(mix.thresholdLufs, SILENCE_LUFS + 0.1)}`,
  ].join(":");
  return `loudnorm=I=${lufs.toFixed(2)}:TP=${peakDb.toFixed(2)}:LRA=50:${measured}:linear=true,aresample=48000`;
}
