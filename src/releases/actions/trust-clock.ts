import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { lockClaims, readInstallation, updateInstallation } from "../holds/store.ts";

const trustClockSchema = z.strictObject({ reason: visibleText(500) });
export type TrustClock = z.input<typeof trustClockSchema>;

/** A person says that the database's time is right, and releases go on. Throws WRONG_STATE when nothing was stopped. */
export async function trustClock({ ctx, input }: Call<TrustClock>): Promise<void> {
  demand(ctx.actor, "clock:trust");
  const { reason } = parseInput(trustClockSchema, input, "clock");
  await ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const { jumpedAt, jumpMs } = await readInstallation(tx);
    if (!jumpedAt) throw new WrongStateError("The clock is trusted already.");
    await updateInstallation(tx, { jumpedAt: null, jumpMs: null, steadyTicks: 0 });
    const facts = { action: "clock.trust", entityType: "Installation", entityId: "1" } as const;
    await recordAudit(tx, ctx, { ...facts, before: { jumpedAt, jumpMs }, reason });
  });
}
