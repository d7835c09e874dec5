import { InvalidInputError, type Issue } from "#core/errors.ts";
import { RequestFault } from "../fault.ts";

// Our deepest body, a script, has six levels.
const DEEPEST = 64;
// A string, or what opens, closes or parts values. Everything else between them was checked by JSON.parse.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;
const UNSAFE = /\0|\p{Surrogate}/u;

/**
 * Parses JSON as strictly as its standard allows: UTF-8 without a byte-order mark, no key twice, no value too deep.
 * Throws RequestFault `malformed-json`; INVALID_INPUT for `__proto__` and for text that no database can hold.
 */
export function parseJsonText(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed("The body is not valid JSON.");
  }
  const issues = checkTokens(text);
  if (issues.length > 0) throw new InvalidInputError("body", issues);
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.startsWith("\ufeff")) return text;
  } catch {
    throw malformed("The body is not UTF-8.");
  }
  throw malformed("The body begins with a byte-order mark; send UTF-8 without one.");
}

type Level = { keys: Set<string> | null; key: string; index: number };

/** Walks over the tokens of valid JSON and finds what JSON.parse lets pass. */
function checkTokens(text: string): Issue[] {
  const levels: Level[] = [];
  const issues: Issue[] = [];
  const place = () => levels.map(({ keys, key, index }) => (keys ? key : index)).join(".");
  let isKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") {
      levels.push({ keys: token === "{" ? new Set() : null, key: "", index: 0 });
      if (levels.length > DEEPEST) throw malformed(`The body is nested deeper than ${DEEPEST} levels.`);
      isKey = token === "{";
    } else if (token === "}" || token === "]") levels.pop();
    else if (token === ",") {
      isKey = level?.keys !== null;
      if (level) level.index += 1;
    } else if (token !== ":") {
      const word: string = JSON.parse(token);
      if (isKey && level?.keys) {
        if (level.keys.has(word)) throw malformed(`The field ${JSON.stringify(word).slice(0, 80)} stands there twice.`);
        level.keys.add(word);
        level.key = word;
        isKey = false;
        // Plain objects have it already, so schemas do not see it as a field too many.
        if (word === "__proto__")
          issues.push({ path: place(), message: "is not a known field", reason: "unknown-field" });
      }
      if (UNSAFE.test(word)) {
        const message = "has half a character (a lone surrogate) or a NUL in it";
        issues.push({ path: place(), message, reason: "invalid-unicode" });
      }
    }
  }
  return issues;
}

const malformed = (detail: string) => new RequestFault(400, "malformed-json", detail);
