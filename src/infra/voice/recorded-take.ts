import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { decodeSound } from "../media/decode.ts";
import { inspectRecording } from "../media/inspect-recording.ts";
import { KINDS } from "../media/kinds.ts";
import { readWav, type Sound, type Span, samplesIn, voicedSpans } from "../media/pcm.ts";
import { readMedia } from "../media/read-media.ts";
import { sentencesOf } from "./sentences.ts";
import { KEEP_MS, type Spoken } from "./synthetic-take.ts";

const SAMPLE_RATE_HZ = 48_000;
// Between words of one sentence nobody is quiet for so long; between sentences everybody is.
const CLEAR_PAUSE_MS = 250;

type Recording = { path: string; narration: string; locale: string; folder: string; signal: AbortSignal };

/** The voice in a recorded file, cut to where it speaks, with the places of its sentences. Throws INVALID_INPUT. */
export async function readRecording({ path, narration, locale, folder, signal }: Recording): Promise<Spoken> {
  const file = basename(path);
  // A file in the store has no ending; then its content alone says what it is.
  const promised = KINDS.recording[extname(file).slice(1)];
  const { content, kind } = await readMedia({ file, path, wants: "recording" }, promised);
  const from = { file, path, kind, signal };
  await inspectRecording(from, content);
  const wav = join(folder, "decoded.wav");
  await decodeSound(from, wav, ["-ac", "1", "-ar", String(SAMPLE_RATE_HZ)]);
  const sound = trim(readWav(await readFile(wav)));
  return { sound, sentences: placeSentences(sound, sentencesOf(narration, locale)) };
}

function trim({ samples, sampleRateHz }: Sound): Sound {
  const spans = voicedSpans({ samples, sampleRateHz }, CLEAR_PAUSE_MS);
  const keep = samplesIn(KEEP_MS, sampleRateHz);
  const from = Math.max(0, (spans[0]?.from ?? 0) - keep);
  return { sampleRateHz, samples: samples.slice(from, (spans.at(-1)?.to ?? samples.length) + keep) };
}

/** Where each sentence is: at the pauses when there is one between any two, by its share of the letters otherwise. */
export function placeSentences(sound: Sound, texts: string[]): Spoken["sentences"] {
  const spans = voicedSpans(sound, CLEAR_PAUSE_MS);
  if (spans.length === texts.length) {
    return texts.flatMap((text, index) => (spans[index] ? [{ text, span: spans[index] }] : []));
  }
  const voiced = { from: spans[0]?.from ?? 0, to: spans.at(-1)?.to ?? sound.samples.length };
  return byLetters(texts, voiced);
}

function byLetters(texts: string[], { from, to }: Span): Spoken["sentences"] {
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  let read = 0;
  const place = () => from + Math.round(((to - from) * read) / letters);
  return texts.map((text) => {
    const start = place();
    read += text.length;
    return { text, span: { from: start, to: place() } };
  });
}
