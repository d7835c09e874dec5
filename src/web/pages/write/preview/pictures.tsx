import { type CSSProperties, useEffect, useRef } from "react";
import { type Asset, FPS } from "#storyboards/index.ts";
import { COVER, clipFrame, type Media } from "../../../../../videos/theme/media.tsx";

/** The photos and clips of a draft, each where the program keeps it. A file that nobody brought leaves its place blank. */
export function mediaAt(addresses: ReadonlyMap<string, string>, assets: readonly Asset[]): Media {
  const blank = (style: CSSProperties) => <div style={{ ...style, background: "rgb(128 128 128 / 30%)" }} />;
  return {
    photo: (file, style) => {
      const address = addresses.get(file);
      return address ? <img alt="" src={address} style={{ ...style, ...COVER }} /> : blank(style);
    },
    clip: (file, frame, style) => {
      const address = addresses.get(file);
      const at = clipFrame(
        assets.find((asset) => asset.file === file),
        frame,
      );
      return address ? <ClipAt address={address} frame={at} style={style} /> : blank(style);
    },
  };
}

// The picture waits for no clip: it shows the nearest frame that the browser has.
function ClipAt({ address, frame, style }: { address: string; frame: number; style: CSSProperties }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.currentTime = (frame + 0.5) / FPS;
  }, [frame]);
  return <video ref={video} muted playsInline preload="auto" src={address} style={{ ...style, ...COVER }} />;
}
