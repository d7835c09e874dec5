import { SECOND } from "#core/clock.ts";
import type { Session } from "#infra/database/connection.ts";

/**
 * Gives a database a clock that a test can move: a function `now()` of its own, in front of the real one. Whoever
 * connects finds it, as if the machine of the database had another time.
 */
export async function installClock(session: Session): Promise<void> {
  await session.run(`
    CREATE TABLE "public"."clock_of_the_test" ("ahead" interval NOT NULL);
    INSERT INTO "public"."clock_of_the_test" VALUES ('0');
    CREATE FUNCTION "public".now() RETURNS timestamptz LANGUAGE sql STABLE AS
      'SELECT pg_catalog.now() + "ahead" FROM "public"."clock_of_the_test"'`);
}

/** Moves the clock on, or back. */
export const movedBy = (ms: number) =>
  `UPDATE "public"."clock_of_the_test" SET "ahead" = "ahead" + interval '${ms / SECOND} seconds'`;

/** Sets the clock to an instant. */
export const setTo = (ms: number) =>
  `UPDATE "public"."clock_of_the_test" SET "ahead" = '${new Date(ms).toISOString()}'::timestamptz - pg_catalog.now()`;

/** Puts the clock right again. */
export const putRight = () => `UPDATE "public"."clock_of_the_test" SET "ahead" = '0'`;
