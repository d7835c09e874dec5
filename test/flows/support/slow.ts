import type { Context } from "#access/index.ts";
import type { Stage } from "./stage.ts";

/** As `ctx`, with each transaction kept open after its work until `commit` is called. */
export function slowToCommit(ctx: Context) {
  let commit: () => void = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let tell: () => void = () => {};
  const worked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const slow: Context = {
    ...ctx,
    transaction: (work) =>
      ctx.transaction(async (tx) => {
        const result = await work(tx);
        tell();
        await mayCommit;
        return result;
      }),
  };
  return { ctx: slow, worked, commit: () => commit() };
}

/** How many connections of a Postgres wait for a lock. */
export async function countWaiting(stage: Stage): Promise<number | undefined> {
  const [row] = await stage.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count;
}
