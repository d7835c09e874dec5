import { z } from "zod";
import { type Call, demand, type Transaction } from "#access/index.ts";
import { parseInput } from "#core/parse-input.ts";
import type { FoundWords } from "../found-words.ts";
import { findEpisodes, findScripts, findSourcesByWords } from "../search/store.ts";

const searchWordsSchema = z.strictObject({ words: z.string().trim().min(2).max(100), limit: z.int().min(1).max(50) });
export type SearchWords = z.input<typeof searchWordsSchema>;

/** Finds episodes, the newest words of scripts, and sources that have all these words, or the text as it stands. */
export async function searchWords({ ctx, input }: Call<SearchWords>, reader: Transaction): Promise<FoundWords[]> {
  demand(ctx.actor, "script:read");
  const { words, limit } = parseInput(searchWordsSchema, input, "search");
  const found = await Promise.all([
    findEpisodes(reader, words, limit),
    findScripts(reader, words, limit),
    findSourcesByWords(reader, words, limit),
  ]);
  return found.flat();
}
