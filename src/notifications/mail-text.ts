import { KINDS, type Kind } from "./kinds.ts";

export type Line = { kind: Kind; text: string };

const MOST_SUBJECT = 120;

/** Subject and words of a mail: one piece of news as it is, several under their headings. */
export function writeMail(lines: readonly Line[], { origin }: { origin: string }): { subject: string; text: string } {
  const [only] = lines;
  const subject =
    lines.length === 1 && only
      ? `${KINDS[only.kind].is}: ${only.text}`
      : `Sunny Corner: ${lines.length} things to know`;
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const body = kinds.flatMap((kind) => [
    `${KINDS[kind].is}:`,
    ...lines.filter((line) => line.kind === kind).map(({ text }) => `- ${oneLine(text)}`),
    "",
  ]);
  return { subject: cut(oneLine(subject)), text: [...body, `${origin}/`].join("\n") };
}

/** The same words as a small page, with the way to be mailed no more. Everything in it is text. */
export function htmlOf(text: string, unsubscribeUrl: string): string {
  const lines = text.split("\n").map((line) => `<p style="margin:0 0 8px">${escaped(line)}</p>`);
  return `<!doctype html><meta charset="utf-8"><body style="font:16px/1.5 sans-serif">${lines.join("")}<p><a href="${escaped(unsubscribeUrl)}">No more mail</a></p></body>`;
}

// A line break in a subject would begin another header, and in a line another piece of news.
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function cut(text: string): string {
  const signs = [...text];
  return signs.length <= MOST_SUBJECT ? text : `${signs.slice(0, MOST_SUBJECT - 1).join("")}…`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
