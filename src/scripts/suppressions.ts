import { z } from "zod";
import type { Issue } from "#core/errors.ts";
import { slugSchema } from "#core/text.ts";
import type { Script } from "./schema.ts";

type Suppression = NonNullable<Script["suppressions"]>[number];

/** A suppression as whoever approves names it: the rule, and the scene where it counts in one only. */
export const acceptedSuppressionSchema = z.strictObject({
  rule: z.string().regex(/^[EW]\d{2}$/, "must be the id of a rule, as in W06"),
  scene: slugSchema.optional(),
});
export type AcceptedSuppression = z.infer<typeof acceptedSuppressionSchema>;

/** One issue for each suppression that was not named as accepted, and for each named one that is not there. */
export function findUnaccepted(
  suppressions: readonly Suppression[],
  accepted: readonly AcceptedSuppression[],
): Issue[] {
  const isSame = (one: AcceptedSuppression) => (other: AcceptedSuppression) =>
    one.rule === other.rule && one.scene === other.scene;
  const unnamed = suppressions
    .filter((suppression) => !accepted.some(isSame(suppression)))
    .map((suppression) => ({
      path: "acceptedSuppressions",
      message: `name ${nameOf(suppression)} as accepted ("${suppression.reason}"), or ask for changes`,
    }));
  const unknown = accepted.flatMap((one, index) =>
    suppressions.some(isSame(one))
      ? []
      : [{ path: `acceptedSuppressions.${index}`, message: `${nameOf(one)} is not suppressed in these words` }],
  );
  return [...unnamed, ...unknown];
}

const nameOf = ({ rule, scene }: AcceptedSuppression) => (scene === undefined ? rule : `${rule} in the scene ${scene}`);
