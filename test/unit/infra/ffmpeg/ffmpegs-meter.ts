import { z } from "zod";
import type { Loudness } from "#infra/ffmpeg/aim.ts";
import { run } from "#infra/ffmpeg/run.ts";

const meterSchema = z.object({ input_i: z.coerce.number(), input_tp: z.coerce.number() });

// loudnorm only measures rightly while it changes the sound evenly; left to itself it adapts, and a loud end may then
// count ten times. The numbers given keep it even.
const METER =
  "loudnorm=linear=true:measured_I=-24:measured_TP=-40:measured_LRA=1:measured_thresh=-34:print_format=json";

/**
 * What ffmpeg's own meter says of a file: another opinion, too slow to ask for in each render. Loudness is defined at
 * 48 kHz; at four times that, peaks between samples show.
 */
export async function askFfmpeg(file: string): Promise<Loudness> {
  const [{ input_i }, { input_tp }] = [await ask(file, METER), await ask(file, `aresample=192000,${METER}`)];
  return { integratedLufs: input_i, truePeakDb: input_tp };
}

async function ask(file: string, meter: string) {
  const { err } = await run("ffmpeg", ["-hide_banner", "-nostats", "-i", file, "-af", meter, "-f", "null", "-"]);
  return meterSchema.parse(JSON.parse(/\{[^{}]*"input_i"[^{}]*\}/.exec(err)?.[0] ?? "{}"));
}
