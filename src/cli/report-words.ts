import { dayOf } from "#core/clock.ts";
import type { ReadReport } from "#disclosure/actions/index.ts";

type Listed = Pick<ReadReport, "reference" | "state" | "way" | "receivedAt">;

/** One report in a list. */
export function lineOfReport({ reference, state, way, receivedAt }: Listed): string {
  return `${reference}  ${dayOf(receivedAt)}  ${state.padEnd(8)}  by ${way}`;
}

/** A report for a terminal: whatever is in it, it is only text. */
export function describeReport(report: ReadReport): string {
  const { words, answer } = report;
  const parts =
    words === null
      ? [["Words", "forgotten"]]
      : [
          ["What", words.summary],
          ["Where", words.place],
          ["How to see it", words.steps],
          ["What could be done with it", words.impact],
          ["Contact", words.contact],
          ["Thank as", words.thanks],
        ];
  const shown = [...parts, ["Our answer", answer ?? ""]].filter(([, text]) => text !== "");
  return [lineOfReport(report), ...shown.map(([name, text = ""]) => `\n${name}:\n${harmless(text)}`)].join("\n");
}

/** Escapes what a terminal would obey, or would show as something else than it is. */
export function harmless(text: string): string {
  return text.replace(
    /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
