import { stringify } from "yaml";
import { InvalidInputError, type Issue } from "#core/errors.ts";
import { parseScript } from "#scripts/index.ts";
import type { Script } from "./script.ts";

const SCHEMA = "# yaml-language-server: $schema=../../../docs/script.schema.json\n";
const WIDTH = 110;

/** A script as the file that it would be in videos/scripts. */
export const yamlOf = (script: Script): string =>
  SCHEMA + stringify(script, { lineWidth: WIDTH, aliasDuplicateObjects: false });

/** What a file says, for this episode in this language, or all that is wrong with it. */
export function scriptIn(text: string, { episode, locale }: Pick<Script, "episode" | "locale">): Script | Issue[] {
  try {
    return parseScript({ text, source: "script", expected: { episode, locale } });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.issues;
  }
}
