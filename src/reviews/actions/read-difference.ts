import { type Call, demand, type Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { NotFoundError } from "#core/errors.ts";
import { scriptSchema } from "#scripts/index.ts";
import { readStoryboard } from "#storyboards/index.ts";
import { type Difference, differenceOf, type Made } from "../difference/difference.ts";
import { findReviewed, type Reviewed } from "../store.ts";

/** What became of a render between two versions of it. Throws NOT_FOUND for either. */
export async function readDifference(
  { ctx, input }: Call<{ from: ContentHash; to: ContentHash }>,
  reader: Transaction,
): Promise<Difference> {
  demand(ctx.actor, "review:read");
  const [from, to] = [await findReviewed(reader, input.from), await findReviewed(reader, input.to)];
  if (!from) throw new NotFoundError("The render to compare from");
  if (!to) throw new NotFoundError("The render to compare with");
  return differenceOf(madeOf(from), madeOf(to));
}

function madeOf({ render, version, plan }: Reviewed): Made {
  return {
    contentHash: render.contentHash,
    script: scriptSchema.parse(version.body),
    storyboard: readStoryboard(plan.body),
    render: { templateHash: render.templateHash, quality: render.quality },
  };
}
