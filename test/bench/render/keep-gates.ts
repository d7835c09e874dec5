import { rename } from "node:fs/promises";
import { join } from "node:path";
import { type Likeness, likenessFaults, type Picture, shapeFaults, sizeFaults } from "./gates.ts";
import { compareFrames, seePicture } from "./see-picture.ts";
import type { Made, Video, Way } from "./way.ts";

/** What a finished file was found to be beside tuned Remotion's. */
export type GateRow = {
  workload: string;
  way: Way;
  round: number;
  video: string;
  made: Picture;
  reference: Picture;
  likeness: Likeness | null;
  faults: string[];
};

type Offered = { workload: string; way: Way; round: number; video: Video; file: string };
type Reference = { file: string; picture: Picture };

/** Holds every finished file against the one that tuned Remotion made of the same video; `draw` makes what is missing. */
export function keepGates(
  folder: string,
  draw: (video: Video) => Promise<Made>,
  signal: AbortSignal,
): {
  addReference: (video: Video, file: string) => Promise<void>;
  hold: (offered: Offered) => Promise<GateRow>;
} {
  const references = new Map<string, Reference>();
  // Files with the same stream have been looked at.
  const seen = new Map<string, Likeness | null>();

  const addReference = async ({ name }: Video, from: string) => {
    if (references.has(name)) return;
    const file = join(folder, `reference-${name}.mp4`);
    await rename(from, file);
    references.set(name, { file, picture: await seePicture(file, signal) });
  };
  const referenceOf = async (video: Video): Promise<Reference> => {
    const known = references.get(video.name);
    if (known) return known;
    const { files } = await draw(video);
    await addReference(video, files[0] ?? "");
    return referenceOf(video);
  };
  return {
    addReference,
    hold: async ({ workload, way, round, video, file }) => {
      const reference = await referenceOf(video);
      const made = await seePicture(file, signal);
      const shape = shapeFaults(made, reference.picture);
      const pair = `${made.sha256} ${reference.picture.sha256}`;
      if (shape.length === 0 && !seen.has(pair)) {
        seen.set(pair, await compareFrames(file, reference.file, made, signal));
      }
      const likeness = seen.get(pair) ?? null;
      const faults = [...shape, ...(likeness ? likenessFaults(likeness) : []), ...sizeFaults(made, reference.picture)];
      return { workload, way, round, video: video.name, made, reference: reference.picture, likeness, faults };
    },
  };
}
