import { RenderFailedError } from "#core/errors.ts";
import { finish, start } from "./run.ts";
import { type Channels, gainOf } from "./samples.ts";

// Coded sound may go over full scale, which 24 bits cannot hold.
const HEADROOM_DB = 12;
const BYTES = 3;
const FULL_SCALE = 2 ** 23;

/**
 * Decodes sound into memory at 48 kHz: a file, or what comes out of a graph of filters at `[out]`.
 * Throws RENDER_FAILED.
 */
export async function decodeSound(
  { inputs, graph, channels }: { inputs: string[]; graph?: string; channels: 1 | 2 },
  signal: AbortSignal,
): Promise<Channels> {
  const chunks: Buffer[] = [];
  const shape = `aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=${channels === 1 ? "mono" : "stereo"}`;
  const headroom = `${shape},volume=-${HEADROOM_DB}dB`;
  const filters =
    graph === undefined
      ? ["-map", "0:a:0", "-af", headroom]
      : ["-filter_complex", `${graph};[out]${headroom}[room]`, "-map", "[room]"];
  const output = ["-c:a", "pcm_s24le", "-f", "wav", "-bitexact", "-"];
  const child = start("ffmpeg", ["-hide_banner", "-loglevel", "error", ...inputs, ...filters, ...output], signal);
  child.stdin.end();
  await finish("ffmpeg", child, (chunk) => chunks.push(chunk));
  return readSamples(Buffer.concat(chunks), channels);
}

function readSamples(wav: Buffer, channels: number): Channels {
  const data = wav.indexOf("data", 12, "latin1") + 8;
  if (data < 8) throw new RenderFailedError("encoder", "ffmpeg decoded no sound.");
  const length = Math.floor((wav.length - data) / (BYTES * channels));
  const scale = gainOf(HEADROOM_DB) / FULL_SCALE;
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(length);
    let at = data + channel * BYTES;
    for (let index = 0; index < length; index += 1) {
      // The highest byte goes up to the sign and comes down again; `readIntLE` would take four times as long.
      const high = ((wav[at + 2] ?? 0) << 24) >> 8;
      samples[index] = (high | ((wav[at + 1] ?? 0) << 8) | (wav[at] ?? 0)) * scale;
      at += BYTES * channels;
    }
    return samples;
  });
}
