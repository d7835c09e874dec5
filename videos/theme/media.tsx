import { type CSSProperties, createContext, type ReactNode } from "react";
import { type Asset, FPS } from "#storyboards/index.ts";
import { palette } from "./palette.ts";

/** How a photo, or one frame of a clip, comes into a picture. A file is named as in the script. */
export type Media = {
  photo: (file: string, style: CSSProperties) => ReactNode;
  clip: (file: string, frame: number, style: CSSProperties) => ReactNode;
};

/** Fills its place. Faces are above the middle, so more is cut away below. */
export const COVER: CSSProperties = { objectFit: "cover", objectPosition: "50% 38%" };

/** The frame of a clip that a frame of its scene shows: a clip that is too short rests on its last one. */
export function clipFrame(asset: Asset | undefined, frame: number): number {
  const { durationMs } = asset ?? {};
  return durationMs === undefined ? frame : Math.min(frame, Math.max(0, Math.floor((durationMs * FPS) / 1000) - 1));
}

/** Says which photo or frame of a clip belongs in a place, without showing it: enough to tell pictures apart. */
export function mediaByName(assets: readonly Asset[]): Media {
  const find = (file: string) => assets.find((asset) => asset.file === file);
  const blank = (style: CSSProperties) => ({ ...style, background: palette.hillFar });
  return {
    photo: (file, style) => <div data-photo={file} data-sha256={find(file)?.sha256} style={blank(style)} />,
    clip: (file, frame, style) => (
      <div
        data-clip={file}
        data-frame={clipFrame(find(file), frame)}
        data-sha256={find(file)?.sha256}
        style={blank(style)}
      />
    ),
  };
}

/** The media where nobody provides any. */
export const namedMedia = mediaByName([]);

/** Where a scene asks for its photos and clips. */
export const MediaContext = createContext<Media>(namedMedia);
