import type { Context, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { digestOf, newSecret } from "../secrets.ts";
import type { SignInWay } from "../ways/ways.ts";
import { ABSOLUTE_MS, SET_UP_MS } from "./session-life.ts";
import { insertSession, replaceSession } from "./store.ts";

/** A session that was just opened or renewed. The secret is told once, to go into the cookie. */
export type OpenedSession = { sessionId: string; secret: string; expiresAt: Date };

type Opening = {
  personId: string;
  way: SignInWay;
  userAgent: string;
  now: Date;
  /** The session that this browser had until now: it ends, whosever it was, so that nobody who knew it stays in. */
  replaces: string | null;
};

/** Opens a session and writes the record in the name of the person. */
export async function openSession(tx: Transaction, ctx: Context, opening: Opening): Promise<OpenedSession> {
  const { personId, way, userAgent, now, replaces } = opening;
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + (way === "set_up_link" ? SET_UP_MS : ABSOLUTE_MS));
  const secretHash = digestOf(secret);
  const { id } = await insertSession(tx, { personId, way, userAgent, now, expiresAt, secretHash });
  if (replaces !== null) await replaceSession(tx, replaces, now);
  const actor = { type: "person", personId, roles: [], sessionId: id } as const;
  await recordAudit(
    tx,
    { ...ctx, actor },
    { action: "session.open", entityType: "Session", entityId: id, after: { way } },
  );
  return { sessionId: id, secret, expiresAt };
}
