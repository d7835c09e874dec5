import { type Context, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { InvalidInputError } from "#core/errors.ts";
import type { AnyRoute } from "../route.ts";

// What only the program itself decides: whoever sends these tries to decide it.
const PROTECTED =
  /(^|\.)(__proto__|constructor|prototype|id|state|status|role|roles|permissions?|scopes|isDemo|isActive|is_?admin|approved(By|At)?|approvals?|contentHash|version|createdAt|authorId|personId|ownerId|password|passwordHash)$/i;

/** Leaves a record of an attempt to set what nobody may set from outside. */
export async function noteMassAssignment(
  ctx: Context,
  { method, path, permission }: AnyRoute,
  { issues }: InvalidInputError,
): Promise<void> {
  const fields = issues
    .filter(({ path: field, reason }) => reason === "unknown-field" && PROTECTED.test(field))
    .map(({ path: field }) => field.slice(0, 100));
  if (fields.length === 0 || ctx.actor.type === "system") return;
  if (typeof permission === "string" && permission !== "signed-in") demand(ctx.actor, permission);
  await ctx.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: "mass_assignment_attempt",
      entityType: "Route",
      entityId: `${method.toUpperCase()} ${path}`,
      after: { fields: fields.slice(0, 20) },
    }),
  );
}
