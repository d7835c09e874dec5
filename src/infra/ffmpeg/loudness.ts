import type { Loudness } from "./aim.ts";
import { decodeSound } from "./decode-sound.ts";
import { measure } from "./meter.ts";

/** Measures the stereo sound of a file, as it is heard after decoding. Throws RENDER_FAILED. */
export async function measureLoudness(file: string, signal: AbortSignal): Promise<Loudness> {
  return measure(await decodeSound({ inputs: ["-i", file], channels: 2 }, signal));
}
