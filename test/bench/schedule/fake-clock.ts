import type { Database } from "#infra/database/connection.ts";

export type FakeClock = { now: () => Date; set: (instant: Date) => Promise<void> };

/**
 * Gives an embedded database a clock that stands until it is set: a function `now` that its one session finds before
 * the server's own, in the program's statements and in triggers alike. Column defaults keep the real time.
 */
export async function fakeDatabaseClock({ engine }: Database, start: Date): Promise<FakeClock> {
  if (engine.kind !== "embedded") throw new TypeError("Only the one session of an embedded database can be fooled.");
  const { pglite } = engine;
  let now = start;
  const set = async (instant: Date) => {
    now = instant;
    await pglite.exec(`SET bench.now = '${instant.toISOString()}'`);
  };
  await pglite.exec(`
    CREATE SCHEMA bench;
    CREATE FUNCTION bench.now() RETURNS timestamptz LANGUAGE sql STABLE
      AS $$ SELECT current_setting('bench.now')::timestamptz $$;
    SET search_path TO bench, public, pg_catalog`);
  await set(start);
  return { now: () => now, set };
}
