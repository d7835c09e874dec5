import { z } from "zod";

const MOST = 100;

/** What every list takes: how many, and from where on. The cursor is what the page before gave as `nextCursor`. */
export const pageQuery = {
  limit: z
    .codec(z.string().regex(/^[1-9]\d{0,2}$/, "must be a number from 1 to 100"), z.int().max(MOST), {
      decode: Number,
      encode: String,
    })
    .default(20)
    .describe("How many at most, 1 to 100"),
  cursor: z.uuid().optional().describe("`nextCursor` of the page before"),
};

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
