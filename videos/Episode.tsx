import { useEffect, useState } from "react";
import { cancelRender, continueRender, delayRender, Freeze, Img, OffthreadVideo, useCurrentFrame } from "remotion";
import { lettersOf, type Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame } from "./EpisodeFrame.tsx";
import { fontsFor } from "./theme/fonts.ts";
import { COVER, clipFrame, type Media, MediaContext, namedMedia } from "./theme/media.tsx";

type Props = Storyboard & {
  /** Where the storyboard's assets lie, each under its sha256. Without it their places stay blank. */
  mediaOrigin?: string | undefined;
};

/** The video as Remotion plays it: the pure frame, at the current time. */
export function Episode({ mediaOrigin, ...storyboard }: Props) {
  useFontsFor(lettersOf(storyboard));
  const media = mediaOrigin ? mediaFrom(mediaOrigin, storyboard.assets) : namedMedia;
  return (
    <MediaContext value={media}>
      <EpisodeFrame storyboard={storyboard} frame={useCurrentFrame()} />
    </MediaContext>
  );
}

/** Holds the picture until every letter of a text has its font, so that none changes midway. */
function useFontsFor(letters: string): void {
  const [hold] = useState(() => delayRender("Loading the fonts"));
  useEffect(() => {
    fontsFor(letters).then(() => continueRender(hold), cancelRender);
  }, [hold, letters]);
}

function mediaFrom(origin: string, assets: Storyboard["assets"]): Media {
  const find = (file: string) => {
    const asset = assets.find((one) => one.file === file);
    // Better no video than one with a hole where somebody should be.
    if (!asset) throw new Error(`${file} is not among the assets of the storyboard`);
    return asset;
  };
  return {
    photo: (file, style) => <Img src={`${origin}/${find(file).sha256}`} style={{ ...style, ...COVER }} />,
    // Frozen at its own frame, a clip begins with its scene, whenever that is.
    clip: (file, frame, style) => (
      <Freeze frame={clipFrame(find(file), frame)}>
        <OffthreadVideo muted src={`${origin}/${find(file).sha256}`} style={{ ...style, ...COVER }} />
      </Freeze>
    ),
  };
}
