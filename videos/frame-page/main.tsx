// The page on which the renderer's browser draws: one frame at a time, each from nothing.
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { FramePage, MeasuredScene, Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame } from "../EpisodeFrame.tsx";
import { FitScene } from "../fit/FitScene.tsx";
import { measureLines } from "../fit/measure-lines.ts";
import { fontsFor } from "../theme/fonts.ts";
import { lettersOf } from "../theme/letters.ts";
import { COVER, clipFrame, type Media, MediaContext } from "../theme/media.tsx";

const main = document.querySelector("main");
if (main === null) throw new Error("The page has no place for a frame.");
// React tells what a picture throws and then goes on without it: the hole would be taken for a picture.
const thrown: unknown[] = [];
const root = createRoot(main, { onUncaughtError: (error) => thrown.push(error) });
let opened: { storyboard: Storyboard; media: Media } | undefined;
let shown = 0;

// Left to itself, the browser splits a picture into layers, which it sets down a part of a pixel here or there.
const ONE_LAYER = { position: "absolute", inset: 0, contain: "strict", willChange: "transform" } as const;

/**
 * Draws a picture as if it were the first: what a browser keeps of the picture before it shows in the edges of letters,
 * and a frame must look the same whatever was drawn before it.
 */
async function draw(picture: ReactNode): Promise<void> {
  shown += 1;
  thrown.length = 0;
  flushSync(() => root.render(<div key={shown}>{picture}</div>));
  if (thrown.length > 0) throw thrown[0];
  await Promise.all([...document.images].map((image) => image.decode()));
}

function current(): NonNullable<typeof opened> {
  if (opened === undefined) throw new Error("No storyboard is open.");
  return opened;
}

const page: FramePage = {
  open: async (storyboard) => {
    opened = { storyboard, media: mediaOf(storyboard) };
    await fontsFor(lettersOf(storyboard));
  },
  show: async (frame) => {
    const { storyboard, media } = current();
    await draw(
      <div style={ONE_LAYER}>
        <MediaContext value={media}>
          <EpisodeFrame storyboard={storyboard} frame={frame} />
        </MediaContext>
      </div>,
    );
    // Before the browser has painted it once, a picture is taken from what is or what will be, as it happens.
    await new Promise(requestAnimationFrame);
  },
  measure: async () => {
    const { storyboard } = current();
    const measured: MeasuredScene[] = [];
    for (const scene of storyboard.scenes.keys()) {
      await draw(<FitScene storyboard={storyboard} scene={scene} />);
      const parts = [...document.querySelectorAll<HTMLElement>("[data-fit]")];
      measured.push({ scene, lines: parts.flatMap(measureLines) });
    }
    return measured;
  },
};
Object.assign(window, { framePage: page });

// By their digests, as the renderer serves them.
function mediaOf({ assets }: Storyboard): Media {
  const find = (file: string) => {
    const asset = assets.find((one) => one.file === file);
    // Better no video than one with a hole where somebody should be.
    if (asset === undefined) throw new Error(`${file} is not among the assets of the storyboard`);
    return asset;
  };
  return {
    photo: (file, style) => <img alt="" src={`/media/${find(file).sha256}`} style={{ ...style, ...COVER }} />,
    clip: (file, frame, style) => {
      const asset = find(file);
      return <img alt="" src={`/media/${asset.sha256}/${clipFrame(asset, frame)}`} style={{ ...style, ...COVER }} />;
    },
  };
}
