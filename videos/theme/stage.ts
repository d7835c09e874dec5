import { type Box, FORMAT_SIZE, type Format, type Storyboard, safeBox } from "#storyboards/index.ts";

/** What a scene is composed for: the shape, the reading direction and the places it may use. */
export type Stage = {
  format: Format;
  direction: Storyboard["direction"];
  locale: string;
  theme: Storyboard["theme"];
  width: number;
  height: number;
  /** Titles, addresses and the action. */
  content: Box;
  /** Captions, below the content. */
  caption: Box;
};

type Look = Pick<Stage, "format" | "direction" | "locale" | "theme">;

const CAPTION_HEIGHT: Record<Format, number> = { vertical: 190, square: 138, landscape: 146 };
const GAP = 26;

/** Lays out the places of a format from its safe boxes. */
export function stageOf({ format, direction, locale, theme }: Look): Stage {
  const strict = safeBox(format, "strict");
  const organic = safeBox(format, "organic");
  const captionHeight = CAPTION_HEIGHT[format];
  const captionTop = organic.y + organic.height - captionHeight;
  const contentHeight = Math.min(strict.height, captionTop - GAP - strict.y);
  return {
    format,
    direction,
    locale,
    theme,
    ...FORMAT_SIZE[format],
    content: { ...strict, height: contentHeight },
    caption: { ...organic, y: captionTop, height: captionHeight },
  };
}

/** Absolute position of a box. Boxes are physical: feeds keep their buttons where they are. */
export function place({ x, y, width, height }: Box) {
  return { position: "absolute", left: x, top: y, width, height } as const;
}
