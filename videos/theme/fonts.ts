// Only for the browser: plain Node cannot import style sheets.
import "@fontsource-variable/baloo-bhaijaan-2/wght.css";
import "@fontsource-variable/bricolage-grotesque/opsz.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
import "@fontsource-variable/nunito/wght.css";
import "@fontsource/m-plus-rounded-1c/800.css";
import type { CSSProperties } from "react";
import { display, text } from "./type.ts";

const KINDS = [display, text];

/** The families of our own that words are set in: for each kind of words, in the order in which they are preferred. */
export function fontStacks(): string[][] {
  return KINDS.map(familiesOf);
}

/**
 * Loads the fonts of every letter of a text.
 * Large fonts come in many files, of which the browser takes those that hold the letters.
 */
export async function fontsFor(letters: string): Promise<void> {
  const faces = KINDS.flatMap((kind) =>
    familiesOf(kind).map((family) => document.fonts.load(`${kind.fontWeight} 40px "${family}"`, letters)),
  );
  await Promise.all(faces);
}

function familiesOf({ fontFamily }: CSSProperties): string[] {
  return String(fontFamily)
    .split(", ")
    .filter((family) => family.startsWith('"'))
    .map((family) => family.slice(1, -1));
}
