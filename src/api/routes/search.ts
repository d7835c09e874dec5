import { z } from "zod";
import { searchWords } from "#scripts/actions/index.ts";
import { defineRoute } from "../route.ts";
import { limitQuery } from "../schemas/page.ts";

export const searchRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/search",
    summary: "Episodes, the newest words of scripts, and sources that have these words",
    tag: "search",
    permission: "script:read",
    query: z.strictObject({
      q: z.string().trim().min(2).max(100).describe("Words, or their beginnings"),
      ...limitQuery,
    }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            kind: z.enum(["episode", "script", "source"]),
            id: z.string().describe("Of an episode or a script version, or the name of a source"),
            title: z.string(),
            detail: z.string(),
          }),
        ),
      }),
    },
    handle: async ({ ctx, ports, query: { q, limit } }) => ({
      status: 200,
      body: { items: await searchWords({ ctx, input: { words: q, limit: Math.min(limit, 50) } }, ports.reader) },
    }),
  }),
];
