import { basename } from "node:path";
import type { Source } from "./sources.ts";

const MOST_LINES = 300;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const COMPONENT = /^[A-Z][A-Za-z0-9]*$/;
// The one manager that a file may be named after is a password manager in a scene.
const PASSWORD_MANAGER = /^(manager-demo|ManagerDemo)$/;
// Words that fit every file say nothing of any.
const EMPTY_WORDS = /^(util|utils|helper|helpers|common|manager|managers|service|services|data|info|process|handle)$/;

export function findSizeFaults({ path, text }: Source): string[] {
  const lines = text.trimEnd().split("\n").length;
  return lines > MOST_LINES ? [`${path} has ${lines} lines, more than ${MOST_LINES}`] : [];
}

/** What is wrong with the names on a path: kebab-case throughout, components of the scenes like what they export. */
export function findNameFaults(path: string): string[] {
  const file = basename(path);
  const stem = file.replace(/(\.(test|config|d))?\.[a-z]+$/, "");
  const isComponent = /^(videos|src\/web)\//.test(path) && file.endsWith(".tsx") && COMPONENT.test(stem);
  const names = [...path.split("/").slice(0, -1), ...(isComponent ? [] : [stem])];
  return [
    ...names.filter((name) => !KEBAB.test(name)).map((name) => `${path}: "${name}" is not kebab-case`),
    ...[...names, stem]
      .filter((name) => !PASSWORD_MANAGER.test(name))
      .flatMap(wordsIn)
      .filter(isEmptyWord)
      .map((word) => `${path}: "${word}" says nothing`),
  ].filter((fault, index, all) => all.indexOf(fault) === index);
}

const isEmptyWord = (word: string) => EMPTY_WORDS.test(word);

function wordsIn(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-.]/);
}

/** What is wrong with a folder's door: it begins with what the folder owns, and what it never does. */
export function findDoorFaults({ path, text }: Source): string[] {
  const [owns = "", never = ""] = text.split("\n");
  return owns.startsWith("// ") && never.startsWith("// ") ? [] : [`${path} does not begin with two comment lines`];
}
