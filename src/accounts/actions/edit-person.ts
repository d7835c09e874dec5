import { z } from "zod";
import { type Call, type Context, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotAllowedError, NotFoundError, StaleVersionError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { localeSchema, visibleText } from "#core/text.ts";
import { emailSchema } from "../email.ts";
import { addedApproval, isSameSet, ROLES } from "../people/roles.ts";
import {
  countAdministrators,
  findPerson,
  findPersonByEmail,
  lockAdministrators,
  updatePerson,
} from "../people/store.ts";
import { freshSession } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { revokeTokens } from "../tokens/store.ts";
import { lockWays } from "../ways/store.ts";
import { canSignIn, faultOfWays } from "../ways/ways.ts";

const editPersonSchema = z.strictObject({
  personId: z.uuid(),
  version: z.int(),
  email: emailSchema.optional(),
  name: visibleText(120).optional(),
  roles: z.array(z.enum(ROLES)).max(ROLES.length).optional(),
  locales: z.array(localeSchema).max(50).optional(),
  isActive: z.boolean().optional(),
});
export type EditPerson = z.input<typeof editPersonSchema>;

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/**
 * Changes address, name, roles, languages, or whether a person is active. Whose address or rights change, or who is
 * made inactive, is signed out everywhere; being inactive also revokes all tokens. Throws INVALID_INPUT, NOT_FOUND, REAUTHENTICATE,
 * STALE_VERSION when someone else changed the person, WRONG_STATE for the last administrator or a missing way to sign in,
 * NOT_ALLOWED for giving oneself the right to approve.
 */
export async function editPerson({ ctx, input }: Call<EditPerson>): Promise<{ id: string; version: number }> {
  demand(ctx.actor, "person:manage");
  const { personId, version, ...given } = parseInput(editPersonSchema, input, "person");
  return ctx.transaction(async (tx) => {
    // Locked first: whoever was removed while they waited for their turn is out.
    await lockAdministrators(tx);
    const { now } = await freshSession(tx, ctx.actor);
    const before = await findPerson(tx, personId);
    if (!before) throw new NotFoundError("The person");
    const after = { ...before, ...changesIn(given) };
    if (before.version !== version) throw new StaleVersionError(before.name);
    await assertAllowed(tx, ctx, before, after);

    const { email, name, roles, locales, isActive } = after;
    if (!(await updatePerson(tx, before, { email, name, roles, locales, isActive }))) {
      throw new StaleVersionError(before.name);
    }
    const areRightsChanged = !isSameSet(before.roles, roles) || !isSameSet(before.locales, locales);
    if (areRightsChanged || email !== before.email || !isActive) await endSessions(tx, personId, { now });
    if (!isActive) await revokeTokens(tx, personId, { now });
    await recordAudit(tx, ctx, {
      action: before.isActive === isActive ? "person.edit" : isActive ? "person.activate" : "person.deactivate",
      entityType: "Person",
      entityId: personId,
      before: shown(before),
      after: shown(after),
    });
    return { id: personId, version: version + 1 };
  });
}

function changesIn({ roles, ...given }: Omit<z.output<typeof editPersonSchema>, "personId" | "version">) {
  const named = Object.entries({ ...given, ...(roles ? { roles: [...new Set(roles)] } : {}) });
  return Object.fromEntries(named.filter(([, value]) => value !== undefined)) as Partial<Person>;
}

async function assertAllowed(tx: Transaction, ctx: Context, before: Person, after: Person): Promise<void> {
  const isAdmin = (person: Person) => person.isActive && person.roles.includes("admin");
  if (isAdmin(before) && !isAdmin(after) && (await countAdministrators(tx, before.id)) === 0) {
    throw new WrongStateError("This is the last administrator who can sign in: make another one first.");
  }
  if (after.email !== before.email && (await findPersonByEmail(tx, after.email))) {
    throw new WrongStateError(`There is a person with the address ${after.email} already.`);
  }
  const isOwn = ctx.actor.type === "person" && ctx.actor.personId === before.id;
  if (isOwn && addedApproval(before.roles, after.roles).length > 0) {
    throw new NotAllowedError("Nobody gives themselves the right to approve: another administrator does.");
  }
  const ways = await lockWays(tx, before.id);
  const fault = canSignIn(ways) ? faultOfWays(ways, after) : null;
  if (fault !== null && after.isActive)
    throw new WrongStateError(`${before.name} cannot have these roles yet. ${fault}`);
}

// The record is kept for good, so it names a person by id: an address that was wrong must be gone when it is corrected.
const shown = ({ name, roles, locales, isActive }: Person) => ({ name, roles, locales, isActive });
