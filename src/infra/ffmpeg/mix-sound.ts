import { rm } from "node:fs/promises";
import { type Aim, firstAim, type Loudness, nextAim } from "./aim.ts";
import { duckingVolume, type SpokenSpan } from "./ducking.ts";
import { bringTo, measureLoudness } from "./loudness.ts";
import { run } from "./run.ts";

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
// Levels each voice and holds its peaks, so that the mix as a whole needs no limiter.
const VOICE = "loudnorm=I=-16:TP=-5:LRA=7,aresample=48000";
const SHAPE = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";
const MORE_TRIES = 2;

/**
 * Mixes the sound of a whole video into AAC-LC at the loudness feeds expect, and returns what a meter says of the result.
 * What is out of bounds after coding is coded again, twice at most. Throws RENDER_FAILED.
 */
export async function mixSound(sound: Sound): Promise<Loudness> {
  const { file, signal } = sound;
  const mixed = `${file}.mix.wav`;
  try {
    await run("ffmpeg", mixArguments(sound, mixed), signal);
    const mix = await measureLoudness(mixed, signal);
    const codeTo = async (aim: Aim) => {
      await code({ mixed, filter: bringTo(aim, mix), file }, signal);
      return measureLoudness(file, signal);
    };
    let aim = firstAim(mix);
    let { integratedLufs, truePeakDb } = await codeTo(aim);
    for (let tries = 0; tries < MORE_TRIES; tries += 1) {
      const next = nextAim(aim, { integratedLufs, truePeakDb });
      if (next === null) break;
      aim = next;
      ({ integratedLufs, truePeakDb } = await codeTo(aim));
    }
    return { integratedLufs, truePeakDb };
  } finally {
    await rm(mixed, { force: true });
  }
}

async function code({ mixed, filter, file }: { mixed: string; filter: string; file: string }, signal: AbortSignal) {
  await run(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y", "-i", mixed, "-af", filter],
      ...["-ac", "2", "-c:a", "aac", "-profile:a", "aac_low", "-b:a", "192k", "-f", "adts", file],
    ],
    signal,
  );
}

function mixArguments({ bed, voice, sounds, durationFrames, fps }: Sound, mixed: string): string[] {
  const seconds = (durationFrames / fps).toFixed(3);
  const ground =
    bed === undefined ? ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo"] : ["-stream_loop", "-1", "-i", bed];
  const inputs = [...voice, ...sounds].flatMap(({ file }) => ["-i", file]);
  const fades = `min(1,t/${FADE_IN_S})*min(1,max(0,(${seconds}-t)/${FADE_OUT_S}))`;
  const chains = [
    `[0:a]${SHAPE},volume=${BED_DB}dB,volume='${fades}*${duckingVolume(voice)}':eval=frame[m0]`,
    ...voice.map(({ startMs }, index) => `[${index + 1}:a]${SHAPE},${VOICE},${SHAPE},${delay(startMs)}[m${index + 1}]`),
    ...sounds.map(({ startMs }, index) => {
      const input = voice.length + index + 1;
      return `[${input}:a]${SHAPE},volume=${SMALL_SOUND_DB}dB,${delay(startMs)}[m${input}]`;
    }),
  ];
  const labels = chains.map((_, index) => `[m${index}]`).join("");
  const mix = `${labels}amix=inputs=${chains.length}:duration=first:normalize=0,${SHAPE}[mix]`;
  return [
    ...["-hide_banner", "-loglevel", "error", "-y", "-t", seconds, ...ground, ...inputs],
    ...["-filter_complex", [...chains, mix].join(";"), "-map", "[mix]", "-c:a", "pcm_s24le", "-ac", "2", mixed],
  ];
}

function delay(startMs: number): string {
  return `adelay=delays=${Math.round(startMs)}:all=1`;
}
