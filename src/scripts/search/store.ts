import type { Transaction } from "#access/index.ts";
import type { FoundWords } from "../found-words.ts";

// Words are found by their beginnings in any order; scripts without spaces between words by the text as it stands.
// Each expression stands word for word in an index of the migrations.

export function findEpisodes(reader: Transaction, words: string, limit: number): Promise<FoundWords[]> {
  return reader.$queryRaw<FoundWords[]>`
    SELECT 'episode' AS "kind", "id"::text, "title", "slug" AS "detail" FROM "Episode"
    WHERE to_tsvector('simple', "title" || ' ' || "topic" || ' ' || "slug") @@ to_tsquery('simple', ${prefixes(words)})
       OR "title" ILIKE ${containing(words)}
    ORDER BY "title", "id" LIMIT ${limit}`;
}

export function findScripts(reader: Transaction, words: string, limit: number): Promise<FoundWords[]> {
  return reader.$queryRaw<FoundWords[]>`
    SELECT 'script' AS "kind", v."id"::text, v."body"->>'title' AS "title",
           e."slug" || '/' || s."locale" || ' ' || v."number" AS "detail"
    FROM "ScriptVersion" v JOIN "Script" s ON s."id" = v."scriptId" JOIN "Episode" e ON e."id" = s."episodeId"
    WHERE (jsonb_to_tsvector('simple', v."body", '["string"]') @@ to_tsquery('simple', ${prefixes(words)})
       OR v."body"::text ILIKE ${containing(words)})
      AND v."number" = (SELECT max(n."number") FROM "ScriptVersion" n WHERE n."scriptId" = v."scriptId")
    ORDER BY "title", v."id" LIMIT ${limit}`;
}

export function findSourcesByWords(reader: Transaction, words: string, limit: number): Promise<FoundWords[]> {
  return reader.$queryRaw<FoundWords[]>`
    SELECT 'source' AS "kind", "id", "title", "publisher" AS "detail" FROM "Source"
    WHERE to_tsvector('simple', "publisher" || ' ' || "title" || ' ' || "id") @@ to_tsquery('simple', ${prefixes(words)})
       OR "title" ILIKE ${containing(words)}
    ORDER BY "title", "id" LIMIT ${limit}`;
}

/** Each word as the beginning of one: quoted, so that nothing in it is an operator. */
function prefixes(words: string): string {
  const list = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return list.map((word) => `'${word.replaceAll("\\", " ").replaceAll("'", "''")}':*`).join(" & ");
}

function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, "\\$&")}%`;
}
