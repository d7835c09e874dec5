import type { Actor } from "#access/index.ts";
import { NotAllowedError } from "#core/errors.ts";

/** The person whose news it is. Throws NOT_ALLOWED for a job, which has none. */
export function ownerOf(actor: Actor): string {
  if (actor.type === "system") throw new NotAllowedError("Only a person has notifications.");
  return actor.personId;
}
