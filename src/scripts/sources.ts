import { z } from "zod";
import type { Issue } from "#core/errors.ts";
import { dateSchema, slugSchema, visibleText } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";
import type { Script } from "./schema.ts";

/** Where advice comes from: who published it, when it was read and when it is to be read again. */
export const sourceSchema = z
  .strictObject({
    id: slugSchema,
    publisher: visibleText(120),
    title: visibleText(160),
    url: z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: "must be an https:// address" }),
    readOn: dateSchema,
    nextCheckOn: dateSchema,
  })
  .refine(({ readOn, nextCheckOn }) => nextCheckOn > readOn, { path: ["nextCheckOn"], error: "must be after readOn" });
export type Source = z.infer<typeof sourceSchema>;

const sourcesSchema = z.array(sourceSchema).superRefine((sources, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of sources.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], message: `"${id}" is used twice` });
    seen.add(id);
  }
});

/** Reads the list of sources from YAML; throws INVALID_INPUT with a line for each fault. */
export function parseSources({ text, source }: { text: string; source: string }): Source[] {
  return parseYamlFile({ text, source, schema: sourcesSchema });
}

/** One issue for each claim whose source is not in the list; none when all claims rest on something. */
export function assertClaimsHaveSources({ claims }: Script, sources: readonly Source[]): Issue[] {
  const known = new Set(sources.map(({ id }) => id));
  return claims.flatMap(({ source }, index) =>
    known.has(source) ? [] : [{ path: `claims.${index}.source`, message: `"${source}" is not in the list of sources` }],
  );
}
