import { shownIn } from "#scripts/index.ts";
import { type SafeZone, safeBox } from "../layout.ts";
import type { Storyboard } from "../schema.ts";
import type { FitFinding } from "./finding.ts";
import type { Edges, MeasuredLine, MeasuredScene } from "./measured.ts";

// Letters may overhang by a little; that is not a loss.
const TOLERANCE_PX = 2;
// On a telephone a video of 1080 points is about 7 cm wide: 28 of them are 1.8 mm.
export const SMALLEST_PX = 28;
export const LARGE_PX = 60;
// WCAG 2.2, 1.4.3.
export const CONTRAST = 4.5;
export const CONTRAST_OF_LARGE = 3;

/** What does not fit, as a browser measured it: words that leave their place, run into others, are too small or too faint. */
export function boxFindings(storyboard: Storyboard, measured: readonly MeasuredScene[]): FitFinding[] {
  return storyboard.scenes.flatMap(({ scene }, index) => {
    // A scene that nobody measured has none of its lines.
    const lines = measured.find((one) => one.scene === index)?.lines ?? [];
    const shown = lines.filter(({ field }) => !field.startsWith("caption."));
    const captions = lines.filter(({ field }) => field.startsWith("caption."));
    const pathOf = ({ field }: Pick<MeasuredLine, "field">) =>
      `scenes.${index}.${field.startsWith("caption.") ? "narration" : field}`;
    return [
      ...missing(scene, shown).map((field) => finding("F05", pathOf({ field }), "is not drawn")),
      ...shown.flatMap((line) => placeFaults(line, "strict", storyboard, pathOf)),
      ...captions.flatMap((line) => placeFaults(line, "organic", storyboard, pathOf)),
      ...clashes(shown).map(([line, other]) => finding("F06", pathOf(line), `runs into ${other.field}`)),
    ];
  });
}

function missing(scene: Parameters<typeof shownIn>[0], lines: readonly MeasuredLine[]): string[] {
  const bare = (text: string) => text.replace(/\s/gu, "");
  // Words without ink stand in the markup and nowhere else.
  const drawn = lines.filter(({ rows }) => rows.length > 0);
  return shownIn(scene)
    .filter(({ field, text }) => !drawn.some((line) => line.field === field && bare(line.text) === bare(text)))
    .map(({ field }) => field);
}

function placeFaults(
  line: MeasuredLine,
  zone: SafeZone,
  { format }: Storyboard,
  pathOf: (line: MeasuredLine) => string,
): FitFinding[] {
  const { x, y, width, height } = safeBox(format, zone);
  const safe: Edges = { left: x, top: y, right: x + width, bottom: y + height };
  const path = pathOf(line);
  const faults: FitFinding[] = [];
  if (line.rows.some((row) => !isInside(row, safe)))
    faults.push(finding("F06", path, `leaves the ${zone} safe zone in ${format}`));
  const { room } = line;
  if (room !== null && line.rows.some((row) => !isInside(row, room)))
    faults.push(finding("F06", path, `is longer than its place in ${format}`));
  if (line.fontPx < SMALLEST_PX)
    faults.push(finding("F07", path, `is set in ${Math.round(line.fontPx)} px in ${format}, too small to read`));
  const least = line.fontPx >= LARGE_PX ? CONTRAST_OF_LARGE : CONTRAST;
  const contrast = Math.min(...line.grounds.map((ground) => contrastOf(line.colour, ground)));
  if (contrast < least)
    faults.push({
      ...finding("F08", path, `has a contrast of ${contrast.toFixed(1)} in ${format}; ${least} can be read`),
      instead: "choose colours of the palette's pairs: this is a fault of the drawing, not of the words",
    });
  return faults;
}

function finding(rule: FitFinding["rule"], path: string, says: string): FitFinding {
  return { rule, severity: "error", path, says, instead: "use fewer or shorter words" };
}

function clashes(lines: readonly MeasuredLine[]): [MeasuredLine, MeasuredLine][] {
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => line.rows.some((row) => other.rows.some((row2) => overlaps(row, row2))))
      .map((other): [MeasuredLine, MeasuredLine] => [line, other]),
  );
}

function isInside(inner: Edges, outer: Edges): boolean {
  return (
    inner.left >= outer.left - TOLERANCE_PX &&
    inner.top >= outer.top - TOLERANCE_PX &&
    inner.right <= outer.right + TOLERANCE_PX &&
    inner.bottom <= outer.bottom + TOLERANCE_PX
  );
}

function overlaps(a: Edges, b: Edges): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > TOLERANCE_PX && down > TOLERANCE_PX;
}

function contrastOf(colour: readonly number[], ground: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(colour), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// WCAG's relative luminance.
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
