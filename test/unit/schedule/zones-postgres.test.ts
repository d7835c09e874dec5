import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { ourAnswer, slotsOnTheWall, ZONES } from "./support/oracle-slots.ts";

// Postgres brings its own time-zone data and its own code. Its data is newer than Node's, so most places that changed
// their rules in 2026 are asked for here; of Winnipeg and Havana it does not know yet.
const CHANGED_IN_2026 = ["America/Vancouver", "America/Edmonton", "Africa/Casablanca", "Europe/Chisinau"];

// In a gap Postgres goes on by the offset before it, as we do. Of two passes it takes the second, so the clock is looked
// at an hour and half an hour earlier.
const FIRST_PASS = `
  SELECT string_agg(to_char(wall, 'YYYY-MM-DD"T"HH24:MI') || ' ' || (extract(epoch FROM CASE
      WHEN (later - interval '60 min') AT TIME ZONE $1 = wall THEN later - interval '60 min'
      WHEN (later - interval '30 min') AT TIME ZONE $1 = wall THEN later - interval '30 min'
      ELSE later END)::bigint / 60), E'\\n' ORDER BY place) AS answers
  FROM unnest($2::bigint[]) WITH ORDINALITY AS slot(minutes, place),
    LATERAL (SELECT timestamp '1970-01-01' + slot.minutes * interval '1 minute' AS wall) AS w,
    LATERAL (SELECT wall AT TIME ZONE $1 AS later) AS l`;

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create();
}, MINUTE);
afterAll(() => database.close());

describe("Postgres agrees with every instant of 2026 and 2027, 24 slots a day", () => {
  const slots = [...slotsOnTheWall()];

  test.each([...ZONES, ...CHANGED_IN_2026])("%s", async (timeZone) => {
    const minutes = slots.map((ms) => ms / MINUTE);
    const { rows } = await database.query<{ answers: string }>(FIRST_PASS, [timeZone, minutes]);
    const theirs = rows[0]?.answers.split("\n") ?? [];
    const ours = slots.map((ms) => ourAnswer(ms, timeZone));
    expect(ours).toHaveLength(theirs.length);
    expect(ours.filter((answer, index) => answer !== theirs[index]).slice(0, 5)).toEqual([]);
  });
});
