import { createHash } from "node:crypto";
import { databaseNow, type Transaction } from "#access/index.ts";
import { TooManyTriesError } from "#core/errors.ts";
import { waitSeconds } from "./limits.ts";
import { findFailedTries, insertTry, lockTries } from "./store.ts";

/** Lets a try to sign in begin, counted as failed until it passes. Throws TOO_MANY_TRIES. */
export async function beginTry(tx: Transaction, { email, address }: { email: string | null; address: string }) {
  // Unknown addresses are counted like known ones, and nothing of them can be read here.
  const account = email === null ? null : createHash("sha256").update(`sign-in ${email}`).digest("hex");
  const tried = { account, address };
  await lockTries(tx, tried);
  const now = await databaseNow(tx);
  const seconds = waitSeconds(await findFailedTries(tx, tried, now), now);
  if (seconds > 0) throw new TooManyTriesError(seconds);
  return insertTry(tx, tried, now);
}
