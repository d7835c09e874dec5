import { NotAllowedError } from "#core/errors.ts";
import type { Actor, Role } from "./actor.ts";

/** Everything that may be allowed, as subject:verb. */
export type Permission =
  | "campaign:read"
  | "campaign:create"
  | "campaign:edit"
  | "presenter:edit"
  | "script:read"
  | "script:write"
  | "source:read"
  | "source:recall"
  | "media:read"
  | "media:upload"
  | "render:read"
  | "render:request"
  | "render:cancel"
  | "render:run"
  | "render:recover"
  | "review:approve-accuracy"
  | "review:approve-brand"
  | "slot:place"
  | "slot:plan"
  | "slot:move"
  | "slot:skip"
  | "slot:decide"
  | "slot:release-now"
  | "slot:retime"
  | "hold:place"
  | "hold:lift"
  | "hold:lift-accuracy"
  | "pause:set"
  | "clock:check"
  | "clock:trust"
  | "delivery:confirm"
  | "delivery:retry"
  | "task:close"
  | "release:claim"
  | "release:deliver"
  | "release:recover"
  | "release:retract"
  | "release:compare"
  | "release:reconcile"
  | "demo:seed";

/** What everyone may see who works here in any role. */
const READING: readonly Permission[] = ["campaign:read", "script:read", "source:read", "media:read", "render:read"];

// Content approval is not an administrator's: whoever hands out roles should not also approve.
const PERMISSIONS_OF_ROLE: Record<Role, readonly Permission[]> = {
  producer: [...READING, "script:write", "media:upload", "render:request", "render:cancel", "presenter:edit"],
  translator: [...READING, "script:write", "media:upload"],
  accuracy_reviewer: [
    ...READING,
    "review:approve-accuracy",
    "source:recall",
    "hold:place",
    "hold:lift",
    "hold:lift-accuracy",
    "release:retract",
    "task:close",
  ],
  brand_reviewer: [...READING, "review:approve-brand", "hold:place"],
  scheduler: [
    ...READING,
    "campaign:create",
    "campaign:edit",
    "presenter:edit",
    "slot:place",
    "slot:plan",
    "slot:move",
    "slot:skip",
    "slot:decide",
    "slot:release-now",
    "hold:place",
    "hold:lift",
    "pause:set",
    "clock:trust",
    "delivery:confirm",
    "delivery:retry",
    "task:close",
    "release:reconcile",
  ],
  admin: [
    ...READING,
    "campaign:create",
    "campaign:edit",
    "presenter:edit",
    "source:recall",
    "hold:place",
    "hold:lift",
    "pause:set",
    "clock:trust",
    "task:close",
    "release:retract",
    "release:reconcile",
  ],
};

const PERMISSIONS_OF_JOB: Record<string, readonly Permission[]> = {
  "demo-seed": ["demo:seed", "campaign:create", "script:write", "render:request", "slot:place"],
  "render-storyboard": ["render:run"],
  "draw-segment": ["render:run"],
  "mix-sound": ["render:run"],
  "finish-render": ["render:run"],
  sweep: ["render:recover", "release:recover"],
  "claim-due-slots": ["release:claim"],
  "check-clock": ["clock:check"],
  "retime-slots": ["slot:retime"],
  "compare-restored": ["release:compare"],
  "deliver-release": ["release:deliver"],
  recall: ["source:recall"],
};

/** Whether the actor may; whatever is not listed is denied. A token has what its scopes name. */
export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.type) {
    case "person":
      return actor.roles.some((role) => PERMISSIONS_OF_ROLE[role].includes(permission));
    case "token":
      return actor.scopes.includes(permission);
    case "system":
      return (
        Object.hasOwn(PERMISSIONS_OF_JOB, actor.job) && (PERMISSIONS_OF_JOB[actor.job]?.includes(permission) ?? false)
      );
  }
}

/** Throws NOT_ALLOWED unless the actor may. */
export function demand(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new NotAllowedError(`This needs the permission ${permission}.`);
}
