import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { updateNaming } from "../people/store.ts";
import { ownSession } from "../sessions/own-session.ts";

const chooseNamingSchema = z.strictObject({ isNamed: z.boolean() });
type ChooseNaming = z.input<typeof chooseNamingSchema>;

/**
 * Says whether one's own name stands on the public page beside what one approves; without this word the role alone
 * does. Nobody can say it for another. Throws INVALID_INPUT.
 */
export async function chooseNaming({ ctx, input }: Call<ChooseNaming>): Promise<{ isNamed: boolean }> {
  demand(ctx.actor, "account:own");
  const { isNamed } = parseInput(chooseNamingSchema, input, "naming");
  return ctx.transaction(async (tx) => {
    const { person } = await ownSession(tx, ctx.actor);
    const wasNamed = person.namedFrom !== null;
    if (wasNamed === isNamed) return { isNamed };
    await updateNaming(tx, person.id, isNamed ? await databaseNow(tx) : null);
    await recordAudit(tx, ctx, {
      action: "person.naming",
      entityType: "Person",
      entityId: person.id,
      before: { isNamed: wasNamed },
      after: { isNamed },
    });
    return { isNamed };
  });
}
