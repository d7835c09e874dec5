// The page in the renderer's browser: draws frames as pictures, and scenes to be measured.
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { type FramePage, lettersOf, type MeasuredScene, type Storyboard } from "#storyboards/index.ts";
import { FitScene } from "../fit/FitScene.tsx";
import { measureLines } from "../fit/measure-lines.ts";
import { fontStacks, fontsFor } from "../theme/fonts.ts";
import { createPainter } from "./painter.ts";
import { pictureMarkup } from "./picture-markup.tsx";
import { createPixelFile } from "./pixel-file.ts";

// As Remotion draws its frames.
const JPEG_QUALITY = 0.92;

const main = document.querySelector("main");
if (main === null) throw new Error("The page has no place for a scene.");
// React tells what a scene throws and then goes on without it: the hole would be measured as if nothing were there.
const thrown: unknown[] = [];
const root = createRoot(main, { onUncaughtError: (error) => thrown.push(error) });
const pixels = createPixelFile();
let draw: ((frame: number) => Promise<HTMLCanvasElement>) | undefined;

async function stand(scene: ReactNode): Promise<void> {
  thrown.length = 0;
  flushSync(() => root.render(scene));
  if (thrown.length > 0) throw thrown[0];
}

async function drawn(frame: number): Promise<HTMLCanvasElement> {
  if (draw === undefined) throw new Error("No storyboard is open.");
  return draw(frame);
}

const page: FramePage = {
  fontStacks: async () => fontStacks(),
  open: async (storyboard, { scale, fonts }) => {
    const paint = createPainter({ size: storyboard, scale, fonts });
    const markupAt = pictureMarkup(storyboard);
    draw = (frame) => paint(markupAt(frame));
  },
  openPixels: (mark) => pixels.open(mark),
  pixels: async (frame) => pixels.write(await drawn(frame)),
  // Not by way of a Blob: the browser puts those on the disk.
  still: async (frame) => (await drawn(frame)).toDataURL("image/jpeg", JPEG_QUALITY).replace(/^[^,]*,/, ""),
  measure: async (storyboard: Storyboard) => {
    await fontsFor(lettersOf(storyboard));
    const measured: MeasuredScene[] = [];
    for (const scene of storyboard.scenes.keys()) {
      await stand(<FitScene key={scene} storyboard={storyboard} scene={scene} />);
      const parts = [...document.querySelectorAll<HTMLElement>("[data-fit]")];
      measured.push({ scene, lines: parts.flatMap(measureLines) });
    }
    return measured;
  },
};
Object.assign(window, { framePage: page });
