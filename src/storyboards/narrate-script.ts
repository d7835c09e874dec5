import { mediaOf, type Script } from "#scripts/index.ts";
import type { CompileRequest } from "./compile.ts";
import type { Narrator, VoiceTake } from "./ports.ts";

type Spoken = Pick<CompileRequest, "assets"> & {
  narrator: Narrator;
  pathOf: (sha256: string) => string;
  signal: AbortSignal;
};

/** Speaks a script: what is recorded is taken from `pathOf`, the digests of its files. Throws RENDER_FAILED. */
export function narrateScript(
  { scenes, locale }: Script,
  { assets = [], narrator, pathOf, signal }: Spoken,
): Promise<VoiceTake[]> {
  const recordingOf = (scene: Script["scenes"][number]) => {
    const wanted = mediaOf(scene).find(({ wants }) => wants === "recording")?.file;
    return assets.find(({ file }) => file === wanted)?.sha256;
  };
  return narrator.narrate({
    locale,
    signal,
    scenes: scenes.map((scene) => {
      const recorded = recordingOf(scene);
      const { id, narration } = scene;
      return recorded === undefined ? { id, narration } : { id, narration, recording: pathOf(recorded) };
    }),
  });
}
