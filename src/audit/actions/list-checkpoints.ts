import { type Call, demand, type Transaction } from "#access/index.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { readCheckpoints } from "../store.ts";

/** The signed checkpoints after a number, in order, to be kept elsewhere. */
export function listCheckpoints({ ctx, input }: Call<{ after: bigint }>, reader: Transaction): Promise<Checkpoint[]> {
  demand(ctx.actor, "audit:read");
  return readCheckpoints(reader, input.after);
}
