import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotAllowedError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { localeSchema, visibleText } from "#core/text.ts";
import { emailSchema } from "../email.ts";
import { ROLES } from "../people/roles.ts";
import { findPersonByEmail, insertPerson } from "../people/store.ts";
import { freshSession } from "../sessions/own-session.ts";

const createPersonSchema = z.strictObject({
  email: emailSchema,
  name: visibleText(120),
  roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  locales: z.array(localeSchema).max(50).default([]),
});
export type CreatePerson = z.input<typeof createPersonSchema>;

/**
 * Creates a person, who can sign in once a set-up link was made for them.
 * Throws INVALID_INPUT, REAUTHENTICATE, WRONG_STATE when the address is taken.
 */
export async function createPerson({ ctx, input }: Call<CreatePerson>): Promise<{ id: string; version: number }> {
  demand(ctx.actor, "person:manage");
  const { roles, ...person } = parseInput(createPersonSchema, input, "person");
  if (ctx.actor.type !== "person") throw new NotAllowedError("Only a person can create people.");
  return ctx.transaction(async (tx) => {
    await freshSession(tx, ctx.actor);
    if (await findPersonByEmail(tx, person.email)) {
      throw new WrongStateError(`There is a person with the address ${person.email} already.`);
    }
    const { id, version } = await insertPerson(tx, { ...person, roles: [...new Set(roles)], isDemo: false });
    await recordAudit(tx, ctx, {
      action: "person.create",
      entityType: "Person",
      entityId: id,
      after: { name: person.name, roles, locales: person.locales },
    });
    return { id, version };
  });
}
