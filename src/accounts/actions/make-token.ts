import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Call, demand, PERMISSIONS, scopesOf } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY } from "#core/clock.ts";
import { InvalidInputError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { digestOf } from "../secrets.ts";
import { freshSession } from "../sessions/own-session.ts";
import { countLiveTokens, insertToken } from "../tokens/store.ts";
import { newTokenText } from "../tokens/token-text.ts";

const MOST_DAYS = 90;
const MOST_TOKENS = 50;

const makeTokenSchema = z.strictObject({
  name: visibleText(60),
  scopes: z
    .array(z.enum(PERMISSIONS as [string, ...string[]]))
    .min(1)
    .max(PERMISSIONS.length),
  days: z.int().min(1).max(MOST_DAYS),
});
export type MakeToken = z.input<typeof makeTokenSchema>;
export type MadeToken = { id: string; token: string; scopes: string[]; expiresAt: Date };

/**
 * Makes an API token for whoever asks, with some of their permissions and at most 90 days; it is told here and never
 * again. Throws INVALID_INPUT for a scope that they do not have, REAUTHENTICATE, WRONG_STATE when there are too many.
 */
export async function makeToken({ ctx, input }: Call<MakeToken>): Promise<MadeToken> {
  demand(ctx.actor, "token:make");
  const { name, days, ...asked } = parseInput(makeTokenSchema, input, "token");
  const scopes = [...new Set(asked.scopes)];
  return ctx.transaction(async (tx) => {
    const { person, now } = await freshSession(tx, ctx.actor);
    const own: readonly string[] = scopesOf(ctx.actor.type === "person" ? ctx.actor.roles : []);
    const faults = asked.scopes.flatMap((scope, index) =>
      own.includes(scope) ? [] : [{ path: `scopes.${index}`, message: `is not yours to give: ${scope}` }],
    );
    if (faults.length > 0) throw new InvalidInputError("token", faults);
    if ((await countLiveTokens(tx, person.id, now)) >= MOST_TOKENS) {
      throw new WrongStateError(`There are ${MOST_TOKENS} tokens already: revoke one that is not used.`);
    }
    const id = randomUUID();
    const { text, secret } = newTokenText(id);
    const expiresAt = new Date(now.getTime() + days * DAY);
    const row = { id, personId: person.id, name, secretHash: digestOf(secret), scopes, createdAt: now, expiresAt };
    await insertToken(tx, row);
    await recordAudit(tx, ctx, {
      action: "token.make",
      entityType: "Token",
      entityId: id,
      after: { name, scopes, expiresAt },
    });
    return { id, token: text, scopes, expiresAt };
  });
}
