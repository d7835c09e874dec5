import { readFileSync } from "node:fs";
import { parseScript, type Script } from "#scripts/index.ts";

const source = new URL("../../../videos/scripts/three-random-words/en.yaml", import.meta.url);

/** The YAML of a real script of the series. */
export const yaml = readFileSync(source, "utf8");

/** The real script that the YAML holds. */
export const script: Script = parseScript({ text: yaml, source: "en.yaml" });
