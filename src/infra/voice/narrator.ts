import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Narrator, VoiceTake } from "#storyboards/index.ts";
import { run } from "../ffmpeg/run.ts";
import { msOf, writeWav } from "../media/pcm.ts";
import { openSpeaker, type Speaker, VOICE } from "./flite.ts";
import { readRecording } from "./recorded-take.ts";
import { type Spoken, speak } from "./synthetic-take.ts";

/** What one scene says, and the path of the file if somebody spoke it. */
export type ToNarrate = Parameters<Narrator["narrate"]>[0]["scenes"][number];
type Keep = (path: string) => Promise<{ sha256: string; bytes: number }>;

/** Whether a voice for this language ships with the program; no other language has a free one yet. */
export function canSpeak(locale: string): boolean {
  return /^en(-|$)/.test(locale);
}

/**
 * Says what is said: from a recording where there is one, else with the offline voice of the language.
 * `workDir` is where files come to be; it must be on the disk of the store that `keep` moves them into.
 * Narrating throws INVALID_INPUT for a recording that cannot be used, and RENDER_FAILED.
 */
export function openNarrator({ keep, workDir = tmpdir() }: { keep: Keep; workDir?: string }): Narrator {
  return {
    narrate: async ({ locale, scenes, signal }) => {
      const folder = await mkdtemp(join(workDir, "voice-"));
      let speaker: Speaker | undefined;
      const say = (text: string) => {
        speaker ??= openSpeaker({ folder, signal });
        return speaker.say(text);
      };
      const spokenOf = async ({ narration, recording }: ToNarrate): Promise<Spoken | null> => {
        if (recording !== undefined) return readRecording({ path: recording, narration, locale, folder, signal });
        return canSpeak(locale) ? speak(narration, say) : null;
      };
      try {
        const takes: VoiceTake[] = [];
        for (const scene of scenes) {
          const spoken = await spokenOf(scene);
          if (spoken) takes.push(await finishTake(scene, spoken, { folder, keep, signal }));
        }
        return takes;
      } finally {
        await speaker?.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function finishTake(
  { id, recording }: ToNarrate,
  { sound, sentences }: Spoken,
  { folder, keep, signal }: { folder: string; keep: Keep; signal: AbortSignal },
): Promise<VoiceTake> {
  const path = join(folder, "take.wav");
  await writeFile(path, writeWav(sound));
  const file =
    sound.sampleRateHz === SAMPLE_RATE_HZ ? path : await resample(path, join(folder, "resampled.wav"), signal);
  const { sha256 } = await keep(file);
  const ms = (samples: number) => msOf(samples, sound.sampleRateHz);
  return {
    sceneId: id,
    ...(recording === undefined
      ? ({ kind: "synthetic", voice: `flite ${VOICE}` } as const)
      : ({ kind: "recorded", voice: "recorded" } as const)),
    sha256,
    durationMs: ms(sound.samples.length),
    sentences: sentences.map(({ text, span }) => ({
      text,
      startMs: ms(span.from),
      durationMs: ms(span.to) - ms(span.from),
    })),
  };
}

const SAMPLE_RATE_HZ = 48_000;

async function resample(from: string, to: string, signal: AbortSignal): Promise<string> {
  const quiet = ["-hide_banner", "-nostats", "-v", "error", "-y"];
  const output = ["-ar", String(SAMPLE_RATE_HZ), "-c:a", "pcm_s16le", "-map_metadata", "-1", "-bitexact", to];
  await run("ffmpeg", [...quiet, "-f", "wav", "-i", `file:${from}`, ...output], signal);
  return to;
}
