/** Which part of a list: at most so many, after the one with this id. */
export type Page = { limit: number; cursor?: string | undefined };

/** A page as Prisma asks for it: one more than wanted, which says whether another page follows. */
export function pageWindow({ limit, cursor }: Page): { take: number; cursor?: { id: string }; skip?: number } {
  return { take: limit + 1, ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }) };
}
