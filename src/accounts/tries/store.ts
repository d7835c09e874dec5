import type { Transaction } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import { countedSince, type FailedTries } from "./limits.ts";

const KEEP_MS = DAY;

export type Tried = { account: string | null; address: string };

/** Lets tries of one account, and of one address, in one after the other: none slips in between count and row. */
export async function lockTries(tx: Transaction, { account, address }: Tried): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sign-in-address ${address}`}))`;
  if (account !== null) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sign-in-account ${account}`}))`;
}

/** Failed tries that still count: of an account those since it was last signed in to. */
export async function findFailedTries(tx: Transaction, { account, address }: Tried, now: Date): Promise<FailedTries> {
  const since = countedSince(now);
  const ofAddress = await tx.signInTry.findMany({
    where: { address, passedAt: null, at: { gt: since.ofAddress } },
    select: { at: true },
  });
  if (account === null) return { ofAccount: [], ofAddress: ofAddress.map(({ at }) => at) };
  const passed = await tx.signInTry.findFirst({
    where: { account, passedAt: { not: null } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const from = passed && passed.at > since.ofAccount ? passed.at : since.ofAccount;
  const ofAccount = await tx.signInTry.findMany({
    where: { account, passedAt: null, at: { gt: from } },
    select: { at: true },
  });
  return { ofAccount: ofAccount.map(({ at }) => at), ofAddress: ofAddress.map(({ at }) => at) };
}

/** Writes a try down as failed, before it is looked at. */
export async function insertTry(tx: Transaction, tried: Tried, now: Date): Promise<string> {
  await tx.signInTry.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEEP_MS) } } });
  return (await tx.signInTry.create({ data: { ...tried, at: now } })).id;
}

export async function passTry(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.signInTry.updateMany({ where: { id }, data: { passedAt: now } });
}

/** Takes a try back that was neither right nor wrong. */
export async function deleteTry(tx: Transaction, id: string): Promise<void> {
  await tx.signInTry.deleteMany({ where: { id } });
}
