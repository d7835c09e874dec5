import { spawnSync } from "node:child_process";
import { statfsSync } from "node:fs";
import { RenderFailedError } from "#core/errors.ts";
import { halfPieces, ONE_SCENE, scratchLeft, startEngine, workLeft } from "./engine.ts";

/** What happened on a disk without room: how each render ended, and what was left behind. */
export type Ending = { end: string; message: string; halfPieces: string[]; workLeft: string[]; scratchLeft: string[] };

const ROOMY_BYTES = 400_000_000;
const LITTLE_BYTES = 200_000;
const BLOCK = 4096;

/** Renders on a disk that is full from the beginning, gets full while it draws, and then has room again. */
export async function fillDisk(folder: string): Promise<Record<"full" | "filling" | "roomy", Ending>> {
  // The size of a disk in memory can be changed while it is in use, unless it holds more.
  const resize = (bytes: number) =>
    spawnSync("mount", ["-o", `remount,size=${Math.ceil(bytes / BLOCK) * BLOCK}`, folder]).status === 0;
  const usedBytes = () => {
    const { blocks, bfree, bsize } = statfsSync(folder);
    return (blocks - bfree) * bsize;
  };
  const engine = startEngine(folder, folder);
  const render = async (onProgress: (progress: { done: number }) => void = () => {}): Promise<Ending> => {
    const ended = await engine.render({ storyboard: ONE_SCENE, onProgress }).then(
      ({ facts }) => ({ end: `${facts.video?.frames} frames`, message: "" }),
      (error) => ({ end: error instanceof RenderFailedError ? error.reason : "fault", message: String(error.message) }),
    );
    const left = { halfPieces: halfPieces(folder), workLeft: workLeft(folder), scratchLeft: scratchLeft(folder) };
    return { ...ended, ...left };
  };
  try {
    resize(usedBytes() + 10 * LITTLE_BYTES);
    const full = await render();
    resize(ROOMY_BYTES);
    let isFilled = false;
    const filling = await render(({ done }) => {
      if (done < 2 || isFilled) return;
      isFilled = true;
      while (!resize(usedBytes() + LITTLE_BYTES));
    });
    resize(ROOMY_BYTES);
    return { full, filling, roomy: await render() };
  } finally {
    await engine.close();
  }
}
