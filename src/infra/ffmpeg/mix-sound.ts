import { rm } from "node:fs/promises";
import { setImmediate as letOthersRun } from "node:timers/promises";
import { type Aim, firstAim, type Loudness, nextAim } from "./aim.ts";
import { bringTo } from "./bring-to.ts";
import { codeSound } from "./code-sound.ts";
import { decodeSound } from "./decode-sound.ts";
import { duckingVolume, type SpokenSpan } from "./ducking.ts";
import { levelVoice } from "./level-voice.ts";
import { measureLoudness } from "./loudness.ts";
import { measure } from "./meter.ts";
import { type Channels, SAMPLE_RATE_HZ } from "./samples.ts";

/** The sound of a whole video: a bed that loops, voices over it, small sounds. Files by path, times from its beginning. */
export type Sound = {
  file: string;
  durationFrames: number;
  fps: number;
  bed?: string;
  voice: readonly (SpokenSpan & { file: string })[];
  sounds: readonly { file: string; startMs: number }[];
  signal: AbortSignal;
};

const FADE_IN_S = 0.8;
const FADE_OUT_S = 1.6;
// Under a voice at -16 LUFS our bed then lies 20 dB below it, which hard of hearing viewers need (WCAG 1.4.7).
const BED_DB = -6;
const SMALL_SOUND_DB = -6;
const SHAPE = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";
const MORE_TRIES = 2;

/**
 * Mixes the sound of a whole video into AAC-LC at the loudness feeds expect, and returns what a meter says of the result.
 * What is out of bounds after coding is coded again, twice at most. Throws RENDER_FAILED, and leaves no file then.
 */
export async function mixSound(sound: Sound): Promise<Loudness> {
  const { file, signal } = sound;
  try {
    const mix = await mixAll(sound);
    const codeTo = async (aim: Aim) => {
      const brought = bringTo(aim, mix);
      await letOthersRun();
      await codeSound(brought, file, signal);
      return measureLoudness(file, signal);
    };
    await letOthersRun();
    let aim = firstAim(measure(mix));
    await letOthersRun();
    let coded = await codeTo(aim);
    for (let tries = 0; tries < MORE_TRIES; tries += 1) {
      const next = nextAim(aim, coded);
      if (next === null) break;
      aim = next;
      coded = await codeTo(aim);
    }
    return coded;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function mixAll(sound: Sound): Promise<Channels> {
  const { voice, durationFrames, fps, signal } = sound;
  const length = Math.round((durationFrames / fps) * SAMPLE_RATE_HZ);
  const decodeTake = async ({ file, startMs }: Sound["voice"][number]) => {
    const [take = new Float32Array()] = await decodeSound({ inputs: ["-i", file], channels: 1 }, signal);
    // All takes are decoded at once; levelling them in one go would hold up whatever else the program does.
    await letOthersRun();
    return { samples: levelVoice(take), from: Math.round((startMs / 1000) * SAMPLE_RATE_HZ) };
  };
  const [ground, takes] = await Promise.all([decodeGround(sound), Promise.all(voice.map(decodeTake))]);
  return ground.map((channel) => {
    const mixed = new Float32Array(length);
    mixed.set(channel.subarray(0, length));
    for (const { samples, from } of takes) {
      const end = Math.min(length, from + samples.length);
      for (let at = from; at < end; at += 1) mixed[at] = (mixed[at] ?? 0) + (samples[at - from] ?? 0);
    }
    return mixed;
  });
}

// Everything but the voices: the bed as it steps back, and the small sounds.
function decodeGround({ bed, voice, sounds, durationFrames, fps, signal }: Sound): Promise<Channels> {
  const seconds = (durationFrames / fps).toFixed(3);
  const ground =
    bed === undefined ? ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo"] : ["-stream_loop", "-1", "-i", bed];
  const inputs = sounds.flatMap(({ file }) => ["-i", file]);
  const fades = `min(1,t/${FADE_IN_S})*min(1,max(0,(${seconds}-t)/${FADE_OUT_S}))`;
  const chains = [
    `[0:a]${SHAPE},volume=${BED_DB}dB,volume='${fades}*${duckingVolume(voice)}':eval=frame[m0]`,
    ...sounds.map(({ startMs }, index) => {
      const delay = `adelay=delays=${Math.round(startMs)}:all=1`;
      return `[${index + 1}:a]${SHAPE},volume=${SMALL_SOUND_DB}dB,${delay}[m${index + 1}]`;
    }),
  ];
  const labels = chains.map((_, index) => `[m${index}]`).join("");
  const graph = [...chains, `${labels}amix=inputs=${chains.length}:duration=first:normalize=0[out]`].join(";");
  return decodeSound({ inputs: ["-t", seconds, ...ground, ...inputs], graph, channels: 2 }, signal);
}
