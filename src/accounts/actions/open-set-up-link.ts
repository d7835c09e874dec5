import { z } from "zod";
import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { AuthenticationFailedError, InvalidInputError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { emailSchema } from "../email.ts";
import { ROLES } from "../people/roles.ts";
import {
  countAdministrators,
  findPersonByEmail,
  findSetUpLink,
  insertPerson,
  lockAdministrators,
  takeSetUpLink,
  updatePerson,
} from "../people/store.ts";
import { digestOf } from "../secrets.ts";
import { type OpenedSession, openSession } from "../sessions/open-session.ts";
import { endSessions } from "../sessions/store.ts";
import { revokeTokens } from "../tokens/store.ts";
import { beginTry } from "../tries/begin-try.ts";
import { passTry } from "../tries/store.ts";
import { deleteWays, readWays } from "../ways/store.ts";
import { canSignIn } from "../ways/ways.ts";

const openSetUpLinkSchema = z.strictObject({
  secret: z.string().max(100),
  /** Only for the first administrator, whom nobody knows yet. */
  email: emailSchema.optional(),
  name: visibleText(120).optional(),
  address: z.string().max(60),
  userAgent: z.string().max(200).default(""),
});
export type OpenSetUpLink = z.input<typeof openSetUpLinkSchema>;

/**
 * Uses a set-up link: opens a session of an hour in which its person sets up how they sign in, and may nothing else.
 * Ways in that the person had before are gone, with their sessions and tokens.
 * Throws AUTHENTICATION_FAILED for a link that is unknown, used or too old, TOO_MANY_TRIES, INVALID_INPUT.
 */
export async function openSetUpLink({ ctx, input }: Call<OpenSetUpLink>): Promise<OpenedSession> {
  demand(ctx.actor, "session:open");
  const { secret, email, name, address, userAgent } = parseInput(openSetUpLinkSchema, input, "set-up link");
  const tryId = await ctx.transaction((tx) => beginTry(tx, { email: null, address }));
  return ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const link = await findSetUpLink(tx, digestOf(secret));
    if (!link || link.usedAt !== null || link.expiresAt <= now) throw new AuthenticationFailedError();
    if (link.person?.isActive === false) throw new AuthenticationFailedError();
    const personId = link.personId ?? (await firstAdministrator(tx, { email, name, isDemo: link.isDemo }));
    if (!(await takeSetUpLink(tx, link.id, now))) throw new AuthenticationFailedError();

    const hadWays = canSignIn(await readWays(tx, personId));
    await deleteWays(tx, personId);
    await endSessions(tx, personId, { now });
    if (hadWays) await revokeTokens(tx, personId, { now });
    await passTry(tx, tryId, now);
    const actor = { type: "person", personId, roles: [] } as const;
    await recordAudit(
      tx,
      { ...ctx, actor },
      { action: "set-up-link.use", entityType: "SetUpLink", entityId: link.id, after: { personId, hadWays } },
    );
    return openSession(tx, ctx, { personId, way: "set_up_link", userAgent, now, replaces: null });
  });
}

async function firstAdministrator(
  tx: Transaction,
  { email, name, isDemo }: { email: string | undefined; name: string | undefined; isDemo: boolean },
): Promise<string> {
  const missing = Object.entries({ email, name }).filter(([, value]) => value === undefined);
  if (email === undefined || name === undefined) {
    throw new InvalidInputError(
      "set-up link",
      missing.map(([path]) => ({ path, message: "is missing" })),
    );
  }
  await lockAdministrators(tx);
  if ((await countAdministrators(tx)) > 0) throw new AuthenticationFailedError();
  // The demo is for looking at everything; elsewhere an administrator hands out the rest.
  const roles = isDemo ? [...ROLES] : (["admin"] as const);
  const known = await findPersonByEmail(tx, email);
  if (!known) return (await insertPerson(tx, { email, name, roles: [...roles], locales: [], isDemo })).id;
  // Someone who began before and did not get as far as a way to sign in.
  if (canSignIn(await readWays(tx, known.id)) || known.isDemo !== isDemo) {
    throw new WrongStateError(`There is a person with the address ${email} already: use another one.`);
  }
  await updatePerson(tx, known, { name, roles: [...new Set([...known.roles, ...roles])], isActive: true });
  return known.id;
}
