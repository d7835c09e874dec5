import type { Transaction } from "./context.ts";

/** The instant at which this transaction began by the database's clock: the one clock all processes share. */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}
