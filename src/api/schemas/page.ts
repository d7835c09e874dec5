import { z } from "zod";
import { slugSchema } from "#core/text.ts";

const MOST = 100;

/** How many at most: 1 to 100, as text in an address. */
export const limitQuery = {
  limit: z
    .codec(z.string().regex(/^[1-9]\d{0,2}$/, "must be a number from 1 to 100"), z.int().max(MOST), {
      decode: Number,
      encode: String,
    })
    .default(20)
    .describe("How many at most, 1 to 100"),
};

const CURSOR = "`nextCursor` of the page before";

/** What every list takes: how many, and from where on. */
export const pageQuery = { ...limitQuery, cursor: z.uuid().optional().describe(CURSOR) };

/** The same for a list of what has names for ids. */
export const namedQuery = { ...limitQuery, cursor: slugSchema.optional().describe(CURSOR) };

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe("Send it as `cursor` for the next page; null on the last"),
  });
}

/** Cuts what was read, one more than asked for, into a page. */
export function pageFrom<Row extends { id: string }>(
  rows: Row[],
  limit: number,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
