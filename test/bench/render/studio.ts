import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, readConfig } from "#config/env.ts";
import { contentHash } from "#core/content-hash.ts";
import { readWav, writeWav } from "#infra/media/pcm.ts";
import type { Script } from "#scripts/index.ts";
import {
  type Asset,
  compileStoryboard,
  type Format,
  narrateScript,
  type Storyboard,
  type VoiceTake,
} from "#storyboards/index.ts";
import { openDrawing } from "../../../src/cli/drawing.ts";
import type { Video } from "./way.ts";

type VideoRequest = {
  name: string;
  script: Script;
  format?: Format;
  assets?: { asset: Asset; path: string }[];
  isSilent?: boolean;
};

/** Writes storyboards and speaks them; what it makes is there before anything is timed. */
export type Studio = {
  folder: string;
  signal: AbortSignal;
  videoOf: (request: VideoRequest) => Promise<Video>;
  /** The same video with other voices that speak at the same times. */
  inAnotherVoice: (video: Video, name: string) => Promise<Video>;
};

/** Opens a studio that works in `folder`. */
export function openStudio(folder: string, signal: AbortSignal): Studio {
  const config: Config = { ...readConfig(), dataDir: join(folder, "studio") };
  const { narrator, files } = openDrawing(config);
  const spoken = new Map<string, Promise<VoiceTake[]>>();
  const speak = (script: Script) => {
    const key = contentHash([script.locale, script.scenes.map(({ id, narration }) => [id, narration])]);
    const takes = spoken.get(key) ?? narrateScript(script, { narrator, pathOf: files.pathOf, signal });
    spoken.set(key, takes);
    return takes;
  };
  const pathsOf = ({ voice }: Storyboard, assets: VideoRequest["assets"] = []) =>
    Object.fromEntries([
      ...voice.map(({ sha256 }) => [sha256, files.pathOf(sha256)]),
      ...assets.map(({ asset, path }) => [asset.sha256, path]),
    ]);
  return {
    folder,
    signal,
    videoOf: async ({ name, script, format = "vertical", assets = [], isSilent = false }) => {
      const takes = isSilent ? [] : await speak(script);
      const shown = assets.map(({ asset }) => asset);
      const storyboard = compileStoryboard({ script, format, theme: "sunny", takes, assets: shown });
      return { name, storyboard, paths: pathsOf(storyboard, assets) };
    },
    inAnotherVoice: async ({ storyboard, paths }, name) => {
      const voice = await Promise.all(
        storyboard.voice.map(async (cue) => {
          const file = join(folder, `${name}-${cue.sceneId}.wav`);
          await writeFile(file, softer(await readFile(files.pathOf(cue.sha256))));
          const { sha256 } = await files.adopt(file);
          return { ...cue, sha256 };
        }),
      );
      const changed = { ...storyboard, voice };
      return { name, storyboard: changed, paths: { ...paths, ...pathsOf(changed) } };
    },
  };
}

// As long to the sample, and other bytes.
function softer(wav: Buffer): Buffer {
  const { sampleRateHz, samples } = readWav(wav);
  return writeWav({ sampleRateHz, samples: samples.map((sample) => Math.round(sample * 0.7)) });
}
