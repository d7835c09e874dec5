import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from "yaml";
import type { z } from "zod";
import { InvalidInputError, type Issue } from "./errors.ts";
import { plainWords } from "./plain-words.ts";

// A script is a few kB; past this a file is a mistake or an attack.
const LARGEST_BYTES = 256 * 1024;
const MOST_ALIASES = 100;
// A person mends a few faults at a time, and a file may hold tens of thousands.
const MOST_ISSUES = 50;

/** A fault and the offset in the text at which it stands. */
type Fault = { path: string; message: string; offset: number };
type Path = readonly PropertyKey[];

/** Reads a YAML text into what the schema gives; throws INVALID_INPUT whose issues name field, line and column. */
export function parseYamlFile<Value>({
  text,
  source,
  schema,
}: {
  text: string;
  source: string;
  schema: z.ZodType<Value>;
}): Value {
  if (new TextEncoder().encode(text).byteLength > LARGEST_BYTES)
    throw new InvalidInputError(source, [{ path: "", message: "is larger than 256 kB" }]);
  const lines = new LineCounter();
  const document = readDocument(text, lines);
  const refusal = (faults: Fault[]) =>
    new InvalidInputError(source, faults.slice(0, MOST_ISSUES).map(locatedBy(lines)));
  const written = writtenFaults(document);
  if (written.length > 0) throw refusal(written);
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: MOST_ALIASES }), { error: plainWords });
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues.slice(0, MOST_ISSUES).flatMap((issue) => schemaFaults(document, issue)));
}

/**
 * Where the value of a field such as `scenes.2.narration` stands in a text that `parseYamlFile` has read.
 * `start` counts into the value; a value over several lines is placed at its beginning.
 */
export function positionsInYaml(text: string): (path: string, start?: number) => { line: number; column: number } {
  const lines = new LineCounter();
  const document = readDocument(text, lines);
  return (path, start = 0) => {
    const steps = path.split(".");
    const { node, offset } = placeOf(document, steps);
    const { line, col } = lines.linePos(isScalar(node) ? startOf(node) + offsetInScalar(text, node, start) : offset);
    return { line, column: col };
  };
}

// Quotes push a value one to the right; escapes and folded lines move its letters, so that only the beginning is sure.
function offsetInScalar(text: string, node: Scalar, start: number): number {
  const value = String(node.value);
  const begin = startOf(node) + (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0);
  const isPlain = text.startsWith(value, begin) && !value.includes("\n");
  return isPlain ? begin - startOf(node) + Math.min(start, value.length) : 0;
}

function readDocument(text: string, lineCounter: LineCounter): Document.Parsed {
  // Keys are compared below, in one pass: the parser compares each key with each.
  return parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
}

function locatedBy(lines: LineCounter) {
  return ({ path, message, offset }: Fault): Issue => {
    const { line, col } = lines.linePos(offset);
    return { path, message, line, column: col };
  };
}

function writtenFaults(document: Document.Parsed): Fault[] {
  const syntax = [...document.errors, ...document.warnings].map(syntaxFault);
  return syntax.length > 0 ? syntax : [...duplicateKeys(document), ...aliasFaults(document)];
}

function syntaxFault({ code, message, pos }: YAMLError): Fault {
  const words = code === "RESOURCE_EXHAUSTION" ? "is nested too deeply" : `is not valid YAML: ${message}`;
  return { path: "", message: words, offset: pos[0] };
}

function duplicateKeys(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const pair of items) {
        const key = keyOf(pair);
        if (seen.has(key)) faults.push({ path: key, message: "is written twice", offset: startOf(pair.key) });
        seen.add(key);
      }
    },
  });
  return faults;
}

function aliasFaults(document: Document.Parsed): Fault[] {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  const tooMany = aliases[MOST_ALIASES];
  if (tooMany !== undefined) return [aliasFault(tooMany, `is one of more than ${MOST_ALIASES} aliases`)];
  const loose = aliases.filter((alias) => alias.resolve(document) === undefined);
  if (loose.length > 0) return loose.map((alias) => aliasFault(alias, "has no anchor before it"));
  try {
    // Aliases of aliases multiply; the parser stops counting and throws.
    if (aliases.length > 0) document.toJS({ maxAliasCount: MOST_ALIASES });
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return aliases.slice(0, 1).map((alias) => aliasFault(alias, "is one of too many nested aliases"));
  }
}

function aliasFault(alias: Alias, message: string): Fault {
  return { path: `*${alias.source}`, message, offset: startOf(alias) };
}

function schemaFaults(document: Document.Parsed, issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.slice(0, MOST_ISSUES).map((key) => faultAt(document, [...issue.path, key], issue.message));
  const isAbsent = issue.code !== "custom" && !placeOf(document, issue.path).isFound;
  return [faultAt(document, issue.path, isAbsent ? "is missing" : issue.message)];
}

function faultAt(document: Document.Parsed, path: Path, message: string): Fault {
  return { path: path.join("."), message, offset: placeOf(document, path).offset };
}

/** Where a field's key or a list's entry stands, or the nearest part around it that is there. */
function placeOf(document: Document.Parsed, path: Path): { node: unknown; offset: number; isFound: boolean } {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const whole = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(whole) ? whole.items.find((item) => keyOf(item) === String(step)) : undefined;
    const entry = isSeq(whole) ? whole.items[Number(step)] : pair?.value;
    const mark = pair?.key ?? entry;
    if (mark === undefined) return { node: undefined, offset, isFound: false };
    node = entry;
    offset = startOf(mark);
  }
  return { node: isAlias(node) ? node.resolve(document) : node, offset, isFound: true };
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
