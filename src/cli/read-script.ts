import { dirname, join } from "node:path";
import { type ExpectedScript, parseFigures, parseScript, type Script } from "#scripts/index.ts";
import { readText } from "./read-text.ts";

/**
 * Reads a script file; the numbers it names are looked for in `figures/`, two folders up, as the series has them.
 * Throws INVALID_INPUT.
 */
export function readScript(path: string, expected: ExpectedScript = {}): { text: string; script: Script } {
  const text = readText(path);
  const figuresOf = (name: string) => {
    const file = join(dirname(path), "..", "..", "figures", `${name}.yaml`);
    return parseFigures({ text: readText(file), source: file });
  };
  return { text, script: parseScript({ text, source: path, expected, figuresOf }) };
}
