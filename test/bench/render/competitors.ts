import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import type { Quality } from "#renders/index.ts";
import type { serveMedia } from "./media-server.ts";
import { browserOf } from "./picture-settings.ts";
import { copyFolder, emptyFolder } from "./piece-folder.ts";
import { renderPlain } from "./plain-remotion.ts";
import { type Host, startHost } from "./start-host.ts";
import type { Studio } from "./studio.ts";
import type { Made, Video } from "./way.ts";
import { twoScenesOf, type Workload } from "./workloads.ts";

/** A way to render, ready to be measured. All its processes are known by its folder. */
export type Competitor = {
  folder: string;
  /** Brings it to where the clock starts. */
  prepare: (workload: Pick<Workload, "engine">, before: readonly Video[]) => Promise<void>;
  make: (videos: readonly Video[], folder: string) => Promise<Made>;
  close: () => Promise<void>;
};

type Given = { folder: string; media: Awaited<ReturnType<typeof serveMedia>>; config: Config; signal: AbortSignal };

const nothing = async () => {};

/** `npx remotion render`: there is nothing to prepare, each run begins at zero. */
export function openPlainCompetitor({ folder, media, config, signal }: Given): Competitor {
  const scratch = join(folder, "tmp");
  return {
    folder,
    prepare: async () => void (await mkdir(scratch, { recursive: true })),
    make: (videos, into) => {
      for (const { paths } of videos) media.add(paths);
      const browserExecutable = browserOf(config.browserExecutable);
      return renderPlain({ videos, folder: into, scratch, mediaOrigin: media.origin, browserExecutable, signal });
    },
    close: nothing,
  };
}

/** Tuned Remotion; `tryConcurrency` says how long the first frames of a video take with so many tabs. */
export async function openTunedCompetitor({ folder, media, signal }: Given): Promise<
  Competitor & {
    setConcurrency: (concurrency: number) => void;
    makeFirst: (video: Video, frames: number) => Promise<Made>;
  }
> {
  const scratch = join(folder, "tmp");
  await mkdir(scratch, { recursive: true });
  const host = await startHost("tuned", { folder, scratch, signal });
  let concurrency = 1;
  const make = (videos: readonly Video[], into: string, firstFrames?: number) => {
    for (const { paths } of videos) media.add(paths);
    const limit = firstFrames === undefined ? {} : { firstFrames };
    return host.make({ videos, folder: into, mediaOrigin: media.origin, concurrency, ...limit });
  };
  return {
    folder,
    prepare: nothing,
    make: (videos, into) => make(videos, into),
    makeFirst: (video, frames) => make([video], folder, frames),
    setConcurrency: (tabs) => {
      concurrency = tabs;
    },
    close: host.close,
  };
}

/** Our engine: its process is started anew for a cold run, and its store holds what earlier renders of ours made. */
export function openOursCompetitor({
  folder,
  studio,
  quality,
}: {
  folder: string;
  studio: Studio;
  quality: Quality;
}): Competitor {
  const [scratch, store] = [join(folder, "tmp"), join(folder, "store")];
  const saved = new Map<string, string>();
  let host: Host<"ours"> | undefined;
  let turn = 0;

  const make = async (videos: readonly Video[], into: string) => {
    host ??= await startHost("ours", { folder, scratch, store, signal: studio.signal });
    return host.make({ videos, folder: into, quality });
  };
  const close = async () => {
    await host?.close();
    host = undefined;
  };
  const drawAside = async (videos: readonly Video[]) => {
    const aside = join(folder, "aside");
    await mkdir(aside, { recursive: true });
    await make(videos, aside);
  };
  // What was rendered before is rendered once, and its pieces are laid out again for each run.
  const piecesOf = async (before: readonly Video[]) => {
    const name = before.map((video) => video.name).join(" ");
    const known = saved.get(name);
    if (known !== undefined) return known;
    const copy = join(folder, `saved-${saved.size}`);
    await emptyFolder(store);
    await drawAside(before);
    await copyFolder(store, copy);
    saved.set(name, copy);
    return copy;
  };

  return {
    folder,
    prepare: async ({ engine }, before) => {
      await mkdir(scratch, { recursive: true });
      const pieces = before.length === 0 ? null : await piecesOf(before);
      if (engine === "cold") await close();
      else {
        turn += 1;
        await drawAside([await twoScenesOf(studio, turn)]);
      }
      await emptyFolder(store);
      if (pieces !== null) await copyFolder(pieces, store);
    },
    make,
    close,
  };
}
