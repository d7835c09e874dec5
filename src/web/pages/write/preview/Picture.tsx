import { useElementSize } from "@mantine/hooks";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type Storyboard, safeBox } from "#storyboards/index.ts";
import { EpisodeFrame } from "../../../../../videos/EpisodeFrame.tsx";

type Parts = { storyboard: Storyboard; frame: number; hasCaptions: boolean; hasZones: boolean; name: string };

/** One format in one language, drawn by what draws the video, at the size that there is room for. */
export function Picture({ storyboard, frame, hasCaptions, hasZones, name }: Parts) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { format, width: full, height } = storyboard;
  // A hair more than fits: else what is behind shows at an edge.
  const scale = (width + 1) / full;
  return (
    <figure className={`write-picture ${format}`}>
      <div
        ref={ref}
        className="write-canvas"
        role="img"
        aria-label={t("write.film.picture", { name })}
        style={{ aspectRatio: `${full} / ${height}` }}
      >
        <div
          inert
          aria-hidden="true"
          className="write-drawn"
          style={{ inlineSize: full, blockSize: height, transform: `scale(${scale})` }}
        >
          <Drawn storyboard={storyboard} frame={frame} hasCaptions={hasCaptions} />
          {hasZones && <Zones storyboard={storyboard} />}
        </div>
      </div>
      <figcaption className="small quiet">{name}</figcaption>
    </figure>
  );
}

const Drawn = memo(function Drawn({
  storyboard,
  frame,
  hasCaptions,
}: Pick<Parts, "storyboard" | "frame" | "hasCaptions">) {
  return <EpisodeFrame storyboard={hasCaptions ? storyboard : { ...storyboard, cues: [] }} frame={frame} />;
});

/** What feeds leave uncovered: titles stay inside the inner box, captions inside the outer one. */
function Zones({ storyboard: { format } }: Pick<Parts, "storyboard">) {
  return (["organic", "strict"] as const).map((zone) => {
    const { x, y, width, height } = safeBox(format, zone);
    return <div key={zone} className={`write-zone ${zone}`} style={{ left: x, top: y, width, height }} />;
  });
}
