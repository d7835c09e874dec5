import { z } from "zod";
import type { Issue } from "#core/errors.ts";
import { dateSchema, slugSchema, visibleText } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";
import type { Script } from "./schema.ts";

// Where the series prints its own addresses: what stands there is our own word and no source of it.
/** Where the series prints its own addresses. */
export const OWN_DOMAIN = "sunny-corner.example";

/** Where advice comes from: who published it, when it was read and when it is to be read again. */
const sourceShape = z.strictObject({
  id: slugSchema,
  publisher: visibleText(120),
  title: visibleText(160),
  url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain, error: "must be an https:// address" })
    .refine((url) => !isOwn(url), `is a circular source: ${OWN_DOMAIN} is this campaign's own domain`),
  readOn: dateSchema,
  nextCheckOn: dateSchema,
  /** The id of the source that this one restates. */
  basedOn: slugSchema.optional(),
});
export const sourceSchema = sourceShape.refine(({ readOn, nextCheckOn }) => nextCheckOn > readOn, {
  path: ["nextCheckOn"],
  error: "must be after readOn",
});
export type Source = z.infer<typeof sourceSchema>;

/** What may be changed of a source; null says that it restates none. */
export const sourceEditSchema = sourceShape
  .omit({ id: true, basedOn: true })
  .partial()
  .extend({ basedOn: slugSchema.nullable().optional() })
  .refine((changes) => Object.keys(changes).length > 0, "changes nothing: name at least one field");

/** Sources of which each stands there once; what they restate may stand elsewhere. */
export const someSourcesSchema = z.array(sourceSchema).superRefine((sources, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of sources.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], message: `"${id}" is used twice` });
    seen.add(id);
  }
});

const allSourcesSchema = someSourcesSchema.superRefine((sources, context) => {
  for (const { index, message } of findBaseFaults(sources)) {
    context.addIssue({ code: "custom", path: [index, "basedOn"], message });
  }
});

function isOwn(url: string): boolean {
  // What is no address at all is said by the check before this one.
  const { hostname } = URL.canParse(url) ? new URL(url) : { hostname: "" };
  return hostname === OWN_DOMAIN || hostname.endsWith(`.${OWN_DOMAIN}`);
}

type Restating = { id: string; basedOn?: string | null | undefined };

/** What is wrong with how sources rest on each other: one that is not there, or a circle, told once where it begins. */
export function findBaseFaults(sources: readonly Restating[]): { index: number; message: string }[] {
  const baseOf = new Map(sources.map(({ id, basedOn }) => [id, basedOn ?? null]));
  const told = new Set<string>();
  return sources.flatMap(({ id, basedOn }, index) => {
    if (!basedOn) return [];
    if (!baseOf.has(basedOn)) return [{ index, message: `"${basedOn}" is not in the list of sources` }];
    const circle = circleFrom(id, baseOf);
    if (circle === null || told.has(id)) return [];
    for (const member of circle) told.add(member);
    return [{ index, message: `is a circular source: ${[...circle, id].join(" -> ")}` }];
  });
}

/** From a source along its bases back to itself; null when the way ends, or circles without coming by. */
function circleFrom(id: string, baseOf: ReadonlyMap<string, string | null>): string[] | null {
  const way = new Set([id]);
  for (let base = baseOf.get(id); base; base = baseOf.get(base)) {
    if (base === id) return [...way];
    if (way.has(base)) return null;
    way.add(base);
  }
  return null;
}

/** The same sources, each after the one it restates. They must not rest on each other in a circle. */
export function basesFirst<One extends Restating>(sources: readonly One[]): One[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const sorted = new Set<One>();
  const add = (source: One) => {
    const base = source.basedOn ? byId.get(source.basedOn) : undefined;
    if (base && !sorted.has(base)) add(base);
    sorted.add(source);
  };
  for (const source of sources) add(source);
  return [...sorted];
}

/** Reads the list of sources from YAML; throws INVALID_INPUT with a line for each fault. */
export function parseSources({ text, source }: { text: string; source: string }): Source[] {
  return parseYamlFile({ text, source, schema: allSourcesSchema });
}

/** One issue for each claim whose source is not in the list; none when all claims rest on something. */
export function assertClaimsHaveSources({ claims }: Script, sources: readonly Source[]): Issue[] {
  const known = new Set(sources.map(({ id }) => id));
  return claims.flatMap(({ source }, index) =>
    known.has(source) ? [] : [{ path: `claims.${index}.source`, message: `"${source}" is not in the list of sources` }],
  );
}
