import type { Emphasis } from "./schema.ts";

/** Where the lines of captions stand in the narration that they were cut from: offsets of their first letters. */
export function lineOffsets(narration: string, captions: readonly string[][]): number[][] {
  let cursor = 0;
  return captions.map((lines) =>
    lines.map((line) => {
      const at = Math.max(narration.indexOf(line, cursor), cursor);
      cursor = at + line.length;
      return at;
    }),
  );
}

/** The parts of one caption that its narration stresses; a stressed part may go on in the next line or caption. */
export function emphasisIn({
  narration,
  stressed,
  lines,
  offsets,
  frameAt,
}: {
  narration: string;
  stressed: readonly string[];
  lines: readonly string[];
  offsets: readonly number[];
  /** The frame at which a letter of the narration is said. */
  frameAt: (offset: number) => number;
}): Emphasis[] {
  return stressed.flatMap((words) => {
    const start = narration.indexOf(words);
    if (start < 0) return [];
    return lines.flatMap((line, index): Emphasis[] => {
      const at = offsets[index] ?? 0;
      const from = Math.max(start - at, 0);
      const to = Math.min(start + words.length - at, line.length);
      return from < to ? [{ line: index, from, to, startFrame: frameAt(at + from) }] : [];
    });
  });
}
