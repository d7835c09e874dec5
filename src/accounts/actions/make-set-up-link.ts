import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { HOUR } from "#core/clock.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { countAdministrators, findPerson, insertSetUpLink } from "../people/store.ts";
import { digestOf, newSecret } from "../secrets.ts";
import { freshSession } from "../sessions/own-session.ts";

/** A link that lies about is worth little after this. */
const LINK_MS = HOUR;

const makeSetUpLinkSchema = z.strictObject({
  /** Without a person it makes the first administrator. */
  personId: z.uuid().nullable(),
  isDemo: z.boolean().default(false),
});
export type MakeSetUpLink = z.input<typeof makeSetUpLinkSchema>;

/**
 * Makes a link with which one person sets up how they sign in: once, within an hour; an older link of theirs is void.
 * The secret is told here and never again. Throws NOT_FOUND, REAUTHENTICATE, WRONG_STATE for someone inactive, and
 * without a person when there is an administrator already.
 */
export async function makeSetUpLink({ ctx, input }: Call<MakeSetUpLink>): Promise<{ secret: string; expiresAt: Date }> {
  demand(ctx.actor, "person:invite");
  const { personId, isDemo } = parseInput(makeSetUpLinkSchema, input, "set-up link");
  return ctx.transaction(async (tx) => {
    if (ctx.actor.type === "person") await freshSession(tx, ctx.actor);
    if (personId === null) {
      if (ctx.actor.type === "person" || (await countAdministrators(tx)) > 0) {
        throw new WrongStateError("There is an administrator already: they make links for others.");
      }
    } else {
      const person = await findPerson(tx, personId);
      if (!person) throw new NotFoundError("The person");
      if (!person.isActive) throw new WrongStateError(`${person.name} is not active: activate them first.`);
    }
    const secret = newSecret();
    const createdAt = await databaseNow(tx);
    const expiresAt = new Date(createdAt.getTime() + LINK_MS);
    const row = { personId, isDemo: personId === null && isDemo, secretHash: digestOf(secret), createdAt, expiresAt };
    const id = await insertSetUpLink(tx, row);
    await recordAudit(tx, ctx, {
      action: "set-up-link.make",
      entityType: "SetUpLink",
      entityId: id,
      after: { personId, isDemo: row.isDemo, expiresAt },
    });
    return { secret, expiresAt };
  });
}
