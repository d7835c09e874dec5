import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { ownerOf } from "../owner.ts";
import { type Preferences, preferencesSchema } from "../preferences.ts";
import { lockPerson, readHours, saveHours, savePreferenceRows } from "../store.ts";

/** Saves how and when one hears of things; counts from what is told next. */
export async function savePreferences({
  ctx,
  input,
}: Call<Preferences & { version: number }>): Promise<{ version: number }> {
  demand(ctx.actor, "notification:own");
  const { version, ...choices } = input;
  const { kinds, hours } = parseInput(preferencesSchema, choices, "preferences");
  const personId = ownerOf(ctx.actor);
  return ctx.transaction(async (tx) => {
    await lockPerson(tx, personId);
    const before = await readHours(tx, personId);
    if (before.version !== version) throw new StaleVersionError("The preferences");
    await savePreferenceRows(tx, personId, kinds);
    await saveHours(tx, personId, hours);
    await recordAudit(tx, ctx, {
      action: "notification.prefer",
      entityType: "Person",
      entityId: personId,
      before,
      after: { kinds, hours },
    });
    return { version: version + 1 };
  });
}
