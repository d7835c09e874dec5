import { FORMAT_SIZE, type Format } from "#core/formats.ts";
import zones from "./safe-zones.json" with { type: "json" };

/** A rectangle in pixels from the top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

/** `strict` holds titles and the one action; `organic` holds captions. */
export type SafeZone = "strict" | "organic";

/** The rectangle of a format that no feed covers with its own buttons, in pixels. */
export function safeBox(format: Format, zone: SafeZone): Box {
  const { width, height } = FORMAT_SIZE[format];
  const inset = zones.insets[format][zone];
  return {
    x: inset.left,
    y: inset.top,
    width: width - inset.left - inset.right,
    height: height - inset.top - inset.bottom,
  };
}
