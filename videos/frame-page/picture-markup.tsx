import { renderToStaticMarkup } from "react-dom/server";
import type { Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame } from "../EpisodeFrame.tsx";
import { COVER, clipFrame, type Media, MediaContext } from "../theme/media.tsx";

/** The markup of frames with the photos and frames of clips in their places, each under the address of its bytes. */
export function pictureMarkup(storyboard: Storyboard): (frame: number) => string {
  const media = mediaOf(storyboard);
  return (frame) =>
    renderToStaticMarkup(
      <MediaContext value={media}>
        <EpisodeFrame storyboard={storyboard} frame={frame} />
      </MediaContext>,
    );
}

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
