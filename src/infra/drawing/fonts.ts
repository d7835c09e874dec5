import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Blob as FontBlob, Face as FontFace } from "harfbuzzjs";
import subsetFont from "subset-font";
import { projectPath } from "#config/project.ts";
import { contentHash } from "#core/content-hash.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { PictureFonts } from "#storyboards/index.ts";

/** Families of the theme in the order in which a letter looks for one that has it. */
export type FontStack = readonly string[];

/** A face as the style sheet of the theme names it: what it says of itself, its file, and the letters it is for. */
type Face = { family: string; rest: string; file: string; isFor: (letter: string) => boolean };

const RULE = /@font-face\s*\{([^}]*)\}/g;
const FAMILY = /font-family:\s*"?([^";]+)/;
const FILE = /url\("?([^")]+\.woff2)"?\)/;
const RANGE = /unicode-range:([^;}]*)/;

// A video is drawn segment by segment, and asks for the same letters each time.
const KEPT = 8;
const made = new Map<string, Promise<PictureFonts>>();

/**
 * The fonts of the theme as a style sheet that needs nothing else, with no more than these letters in them: a picture
 * that carries its fonts along is drawn in the time that it takes to read them. Throws RENDER_FAILED for a lost font.
 */
export function fontsIn(letters: string, stacks: readonly FontStack[]): Promise<PictureFonts> {
  const wanted = [...new Set(letters)].sort();
  const key = contentHash({ wanted, stacks });
  const known = made.get(key) ?? makeFonts(wanted, stacks);
  made.delete(key);
  made.set(key, known);
  known.catch(() => made.delete(key));
  for (const oldest of [...made.keys()].slice(0, -KEPT)) made.delete(oldest);
  return known;
}

async function makeFonts(letters: readonly string[], stacks: readonly FontStack[]): Promise<PictureFonts> {
  const chosen = new Map<Face, Set<string>>();
  for (const stack of stacks) {
    let left = letters;
    for (const face of stack.flatMap((family) => facesOfTheme().filter((one) => one.family === family))) {
      if (!left.some(face.isFor)) continue;
      const { has } = await openFont(face.file);
      const its = left.filter((letter) => face.isFor(letter) && has(letter));
      left = left.filter((letter) => !its.includes(letter));
      if (its.length > 0) chosen.set(face, new Set([...(chosen.get(face) ?? []), ...its]));
    }
  }
  const rules = [...chosen].map(async ([{ rest, file }, its]) => {
    const { bytes } = await openFont(file);
    const font = await subsetFont(bytes, [...its].join(""), { targetFormat: "sfnt" });
    return `@font-face{${rest};src:url(data:font/ttf;base64,${font.toString("base64")})}`;
  });
  const proofs = [...chosen].map(([{ family }, its]) => {
    const letter = [...its].find((one) => /[\p{L}\p{N}]/u.test(one)) ?? [...its].find((one) => one.trim() !== "");
    return letter === undefined ? null : { family, letter };
  });
  return { css: (await Promise.all(rules)).join(""), proofs: proofs.filter((proof) => proof !== null) };
}

type Font = { bytes: Buffer; has: (letter: string) => boolean };

const opened = new Map<string, Promise<Font>>();

// Unpacked once: that takes longer than all else. What a style sheet says a file is for is more than it has.
function openFont(file: string): Promise<Font> {
  const known = opened.get(file) ?? unpack(file);
  opened.set(file, known);
  known.catch(() => opened.delete(file));
  return known;
}

async function unpack(file: string): Promise<Font> {
  const packed = await readFile(file).catch((cause) => {
    throw new RenderFailedError("poison", `A frame cannot be drawn: the file ${basename(file)} is gone`, { cause });
  });
  const bytes = await subsetFont(packed, "", { keepAllGlyphs: true, targetFormat: "sfnt" });
  const codes = new Set(new FontFace(new FontBlob(Uint8Array.from(bytes).buffer)).collectUnicodes());
  return { bytes, has: (letter) => codes.has(letter.codePointAt(0) ?? 0) };
}

let faces: Face[] | undefined;

// As the build of the page laid them out: the same rules and files by which the page itself measures.
function facesOfTheme(): Face[] {
  if (faces) return faces;
  const folder = projectPath("dist", "frame-page", "assets");
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const rules = sheets.flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(RULE)]);
  faces = rules.flatMap(([, body = ""]): Face[] => {
    const [family, file] = [FAMILY.exec(body)?.[1]?.trim(), FILE.exec(body)?.[1]];
    if (family === undefined || file === undefined) return [];
    const rest = body.split(";").filter((line) => !/^\s*(src|font-display)\s*:/.test(line) && line.trim() !== "");
    return [{ family, rest: rest.join(";"), file: join(folder, basename(file)), isFor: within(RANGE.exec(body)?.[1]) }];
  });
  return faces;
}

/** Whether a letter lies in a unicode-range: `U+41`, `U+41-5A` or `U+4??`, several of them with commas; all without one. */
function within(range: string | undefined): Face["isFor"] {
  if (range === undefined) return () => true;
  const spans = range.split(",").map((span) => {
    const [from = "", to = from] = span.trim().replace(/^u\+/i, "").split("-");
    return [Number.parseInt(from.replaceAll("?", "0"), 16), Number.parseInt(to.replaceAll("?", "f"), 16)] as const;
  });
  return (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return spans.some(([from, to]) => from <= code && code <= to);
  };
}
