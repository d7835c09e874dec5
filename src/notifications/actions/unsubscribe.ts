import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import type { PublicKey } from "#core/signed.ts";
import { lockPerson, readHours, saveHours } from "../store.ts";
import { readUnsubscribeToken } from "../unsubscribe-token.ts";

/** Turns off the mail of whoever got the link, and nothing else. Throws NOT_FOUND for a link that is not ours. */
export async function unsubscribe({ ctx, input: { token } }: Call<{ token: string }>, key: PublicKey): Promise<void> {
  demand(ctx.actor, "notification:unsubscribe");
  const personId = readUnsubscribeToken(token, key);
  if (personId === null) throw new NotFoundError("The link");
  await ctx.transaction(async (tx) => {
    if (!(await lockPerson(tx, personId))) throw new NotFoundError("The link");
    const { version: _version, ...before } = await readHours(tx, personId);
    if (!before.isOn) return;
    await saveHours(tx, personId, { ...before, isOn: false });
    await recordAudit(tx, ctx, {
      action: "notification.unsubscribe",
      entityType: "Person",
      entityId: personId,
      before: { isOn: true },
      after: { isOn: false },
      reason: "by the link in a mail",
    });
  });
}
