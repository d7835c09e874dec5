import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { onTestFinished } from "vitest";
import { openDrawing } from "#cli/drawing.ts";
import { readConfig } from "#config/env.ts";
import { type RenderedWhole, type RenderProgress, renderWhole } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { hookSample } from "../../../videos/scenes/hook/sample.ts";
import { tipSample } from "../../../videos/scenes/tip/sample.ts";
import { temporaryFolder } from "../../e2e/support/running-program.ts";

/** What a test renders: the bytes of the video, and what it took. */
export type Rendered = RenderedWhole & { bytes: Buffer };
type Wanted = {
  storyboard: Storyboard;
  paths?: Record<string, string>;
  signal?: AbortSignal;
  onProgress?: (progress: RenderProgress) => void;
};

/** Two scenes and the way between them: enough to be disturbed in the middle. */
export const SHORT = sampleStoryboard("square", [
  { ...hookSample, seconds: 2 },
  { ...tipSample, seconds: 2 },
]);

/** The first of them alone: when it is encoded, nothing is left to draw. */
export const ONE_SCENE = sampleStoryboard("square", [{ ...hookSample, seconds: 2 }]);

/** What draws on a data folder, as the program opens it; it ends with the test. */
export function openEngine(places: { folder?: string; piecesFrom?: string } = {}) {
  const { folder = newFolder(), piecesFrom = folder } = places;
  const engine = startEngine(folder, piecesFrom);
  onTestFinished(engine.close);
  return engine;
}

/** As `openEngine`, where whoever asks ends it. */
export function startEngine(folder: string, piecesFrom: string) {
  const drawing = openDrawing(readConfig({ DATA_DIR: folder, RENDER_CONCURRENCY: "2" }), piecesFrom);
  const { renderer, files } = drawing;
  const never = new AbortController().signal;
  return {
    folder,
    renderer,
    files,
    /** A draft of a whole video, whose work folder goes with it, as every caller of the engine does. */
    render: async ({ storyboard, paths = {}, signal = never, onProgress = () => {} }: Wanted): Promise<Rendered> => {
      const work = await files.createWorkFolder();
      try {
        const asked = { storyboard, paths, signal, onProgress, quality: "draft", folder: work.path } as const;
        const made = await renderWhole(renderer, asked);
        return { ...made, bytes: readFileSync(made.video) };
      } finally {
        await work.remove();
      }
    },
    /** Draws one segment of the plan alone, as a job of the queue does. */
    draw: async ({ storyboard, paths = {}, signal = never }: Wanted, onFrame: (done: number) => void = () => {}) => {
      const work = await files.createWorkFolder();
      try {
        const asked = { storyboard, paths, signal, quality: "draft", folder: work.path } as const;
        return await renderer.drawSegment({ ...asked, position: 0, onFrame });
      } finally {
        await work.remove();
      }
    },
    /** Joins what was drawn, without looking first whether it is there. */
    finish: async (storyboard: Storyboard) => {
      const work = await files.createWorkFolder();
      try {
        await renderer.finish({ storyboard, paths: {}, signal: never, quality: "draft", folder: work.path });
      } finally {
        await work.remove();
      }
    },
    close: renderer.close,
  };
}

/** A folder that goes with the test. */
export function newFolder(): string {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  return path;
}

/** The same video, made by an engine that nobody disturbs. */
export async function undisturbed(storyboard: Storyboard): Promise<Buffer> {
  const { path, remove } = temporaryFolder();
  const engine = startEngine(path, path);
  try {
    return (await engine.render({ storyboard })).bytes;
  } finally {
    await engine.close();
    remove();
  }
}

const PIECE = /^[0-9a-f]{64}-([0-9a-f]{64})\.(mp4|look|aac|json)$/;

/** Files below the pieces of a data folder that are no whole piece: unfinished ones, and those not as their name says. */
export function halfPieces(folder: string): string[] {
  return pieces(folder).filter((path) => PIECE.exec(basename(path))?.[1] !== digestOf(path));
}

/** Paths of the pieces in a data folder, with whatever else lies there. */
export function pieces(folder: string): string[] {
  return filesIn(join(folder, "pieces"));
}

/** What renders have left in the work folder, beside the scratch folders of render processes. */
export function workLeft(folder: string): string[] {
  return readdirSync(join(folder, "work")).filter((name) => !name.startsWith("host-"));
}

/** What lies in the scratch folders of render processes: profiles of browsers, frames of clips. */
export function scratchLeft(folder: string): string[] {
  const work = join(folder, "work");
  const hosts = readdirSync(work).filter((name) => name.startsWith("host-"));
  return hosts.flatMap((host) => readdirSync(join(work, host)).map((name) => join(host, name)));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
