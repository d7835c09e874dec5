import { type Cadence, neverFires } from "#campaigns/index.ts";
import { dayOf } from "#core/clock.ts";
import { InvalidInputError } from "#core/errors.ts";

/** Throws INVALID_INPUT for a rule that has no turn in the year after the campaign begins. */
export function demandTurns({ cadence }: { cadence: Cadence }, { startsOn }: { startsOn: Date }): void {
  const issues = neverFires({ cadence, startsOn: dayOf(startsOn) }).map(({ path, message, reason }) => ({
    path: ["plan", ...path].join("."),
    message,
    ...(reason === undefined ? {} : { reason }),
  }));
  if (issues.length > 0) throw new InvalidInputError("schedule", issues);
}
