import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { findJobHold, insertHold, lockClaims, RESTORED } from "../holds/store.ts";
import type { HighWater } from "../ports.ts";
import { findRelease } from "../store.ts";

/**
 * Asked once when a scheduler starts: a database that does not know the last release is older than what is out there.
 * Then everything is held, until a person has compared the two and lifts the hold.
 */
export async function compareRestored(
  { ctx }: Call<Record<string, never>>,
  { highWater }: { highWater: Pick<HighWater, "read"> },
): Promise<{ isOlder: boolean }> {
  demand(ctx.actor, "release:compare");
  const mark = await highWater.read();
  if (!mark) return { isOlder: false };
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const release = await findRelease(tx, mark.releaseId);
    if (release?.releasedAt) return { isOlder: false };
    const now = await databaseNow(tx);
    if (await findJobHold(tx, { job: RESTORED, channelId: null, now })) return { isOlder: true };
    const reason = `this database is older than the last release (${mark.releasedAt}): find out what is out already, then lift this hold`;
    const hold = await insertHold(tx, { job: RESTORED, reason });
    await recordAudit(tx, ctx, {
      action: "hold.place",
      entityType: "Hold",
      entityId: hold.id,
      after: { ...hold, mark },
      reason,
    });
    ctx.log.error(
      { mark },
      "The database is older than the last release; nothing goes out until a person has compared them",
    );
    return { isOlder: true };
  });
}
