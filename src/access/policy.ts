import { NotAllowedError, SeparationOfDutiesError, WrongStateError } from "#core/errors.ts";
import type { Actor, Role } from "./actor.ts";

/** Who may do one thing. What a rule does not name is denied. */
type Rule = {
  /** `everyone` is whoever is signed in, even when no role of theirs counts. */
  roles: readonly Role[] | "everyone";
  jobs?: readonly string[];
  /** Where the thing has to stand; without it the move starts anywhere. */
  from?: readonly string[];
  /** Roles that may so only in their own languages. */
  ownLocale?: readonly Role[];
  /** Not for whoever wrote or edited the thing. */
  notOwn?: true;
  /** Never by a token, whatever its scopes. */
  inPerson?: true;
};

const ANY: readonly Role[] = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"];
const UNRELEASED = ["planned", "scheduled", "held"];
const STUCK = ["failed", "refused", "locked_out", "with_person", "unknown"];
const RENDERING = ["render-storyboard", "draw-segment", "mix-sound", "finish-render"];

/**
 * The one table of who may do what, from which state: role x action x state, as subject:verb.
 * Content approval is not an administrator's: whoever hands out roles should not also approve.
 */
const POLICY = {
  "campaign:read": { roles: ANY },
  "campaign:create": { roles: ["scheduler", "admin"], jobs: ["demo-seed"] },
  "campaign:edit": { roles: ["scheduler", "admin"] },
  "presenter:edit": { roles: ["producer", "scheduler", "admin"] },
  "channel:edit": { roles: ["scheduler"] },
  "script:read": { roles: ANY },
  "script:write": { roles: ["producer", "translator"], jobs: ["demo-seed"], ownLocale: ["translator"] },
  "script:submit": { roles: ["producer", "translator"], from: ["draft", "in_review"], ownLocale: ["translator"] },
  "script:decide": { roles: ["accuracy_reviewer"], from: ["in_review", "changes_requested", "approved"], notOwn: true },
  "source:read": { roles: ANY },
  "source:recall": { roles: ["accuracy_reviewer", "admin"], jobs: ["recall"] },
  "media:read": { roles: ANY },
  "media:upload": { roles: ["producer", "translator"] },
  "storyboard:compile": { roles: ["producer", "translator"] },
  "render:read": { roles: ANY },
  "render:request": { roles: ["producer"], jobs: ["demo-seed"] },
  "render:cancel": { roles: ["producer"], from: ["queued", "rendering"] },
  "render:run": { roles: [], jobs: RENDERING },
  "render:recover": { roles: [], jobs: ["sweep"] },
  "review:read": { roles: ANY },
  "review:comment": { roles: ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler"] },
  "review:comment-as-guest": { roles: [], jobs: ["preview-link"] },
  "review:approve-accuracy": { roles: ["accuracy_reviewer"], from: ["qc_passed"], notOwn: true },
  "review:approve-brand": { roles: ["brand_reviewer"], from: ["qc_passed"], notOwn: true },
  "review:approve-language": {
    roles: ["translator", "accuracy_reviewer", "brand_reviewer"],
    from: ["qc_passed"],
    ownLocale: ["translator"],
    notOwn: true,
  },
  "preview:share": { roles: ["producer", "accuracy_reviewer", "brand_reviewer", "scheduler"] },
  "preview:revoke": { roles: ["producer", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"] },
  "preview:revoke-any": { roles: ["admin"] },
  "schedule:read": { roles: ANY },
  "slot:place": { roles: ["scheduler"], jobs: ["demo-seed"] },
  "slot:plan": { roles: ["scheduler"], from: UNRELEASED },
  "slot:move": { roles: ["scheduler"], from: UNRELEASED },
  "slot:skip": { roles: ["scheduler"], from: UNRELEASED },
  "slot:decide": { roles: ["scheduler"], from: ["missed"] },
  "slot:release-now": { roles: ["scheduler"], from: UNRELEASED },
  "slot:retime": { roles: [], jobs: ["retime-slots"], from: UNRELEASED },
  "hold:place": { roles: ["accuracy_reviewer", "brand_reviewer", "scheduler", "admin"] },
  "hold:lift": { roles: ["accuracy_reviewer", "scheduler", "admin"] },
  "hold:lift-accuracy": { roles: ["accuracy_reviewer"] },
  "pause:set": { roles: ["scheduler", "admin"] },
  "clock:check": { roles: [], jobs: ["check-clock"] },
  "clock:trust": { roles: ["scheduler", "admin"] },
  "delivery:confirm": { roles: ["scheduler"], from: [...STUCK, "processing", "armed", "retracting"] },
  "delivery:retry": { roles: ["scheduler"], from: STUCK },
  "task:close": { roles: ["accuracy_reviewer", "scheduler", "admin"], from: ["open"] },
  "release:claim": { roles: [], jobs: ["claim-due-slots"] },
  "release:deliver": { roles: [], jobs: ["deliver-release"] },
  "release:recover": { roles: [], jobs: ["sweep"] },
  "release:retract": { roles: ["accuracy_reviewer", "admin"], from: ["releasing", "released", "partly_released"] },
  "release:correct": { roles: ["accuracy_reviewer", "admin"] },
  "release:compare": { roles: [], jobs: ["compare-restored"] },
  "release:reconcile": { roles: ["scheduler", "admin"] },
  "report:receive": { roles: [], jobs: ["report-form", "reports"] },
  "report:read": { roles: ["accuracy_reviewer", "admin"], jobs: ["reports"] },
  "report:answer": { roles: ["accuracy_reviewer", "admin"], jobs: ["reports"] },
  "report:forget": { roles: [], jobs: ["forget-reports"] },
  "counts:read": { roles: ["scheduler", "admin"], jobs: ["counts"] },
  "audit:read": { roles: ["accuracy_reviewer", "brand_reviewer", "admin"], jobs: ["read-audit"] },
  "audit:read-own": { roles: ANY },
  "audit:checkpoint": { roles: [], jobs: ["sign-checkpoint"] },
  "notification:own": { roles: ANY },
  "notification:notice": { roles: [], jobs: ["find-notices"] },
  "notification:send": { roles: [], jobs: ["send-mail"] },
  "notification:unsubscribe": { roles: [], jobs: ["unsubscribe"] },
  "mail:read": { roles: ["admin"] },
  "mail:send-again": { roles: ["admin"] },
  "demo:seed": { roles: [], jobs: ["demo-seed"] },
  "person:list": { roles: ANY },
  "person:manage": { roles: ["admin"], inPerson: true },
  "person:invite": { roles: ["admin"], jobs: ["first-start", "set-up-link"], inPerson: true },
  "account:own": { roles: "everyone", inPerson: true },
  "session:open": { roles: [], jobs: ["sign-in"] },
  "token:make": { roles: ANY, inPerson: true },
} as const satisfies Record<string, Rule>;

/** Everything that may be allowed. */
export type Permission = keyof typeof POLICY;
export const PERMISSIONS = Object.keys(POLICY) as Permission[];

/** What is known of the thing that is acted on; each fact that is given is checked. */
export type Subject = {
  state?: string;
  locale?: string;
  /** Everyone whose words stand in it. */
  authorIds?: readonly string[];
};

type Verdict = "allowed" | "not-allowed" | "own-work" | "wrong-state";

/** Whether the actor may. A token has what its scopes name, and is never asked what only a person may. */
export function may(actor: Actor, permission: Permission, subject: Subject = {}): boolean {
  return judge(actor, permission, subject) === "allowed";
}

/**
 * Throws NOT_ALLOWED unless the actor may, SEPARATION_OF_DUTIES for someone's own work, WRONG_STATE when the move does
 * not start where the thing stands.
 */
export function demand(actor: Actor, permission: Permission, subject: Subject = {}): void {
  switch (judge(actor, permission, subject)) {
    case "allowed":
      return;
    case "own-work":
      throw new SeparationOfDutiesError("Nobody approves what they wrote or edited.");
    case "wrong-state":
      throw new WrongStateError(`What is ${subject.state} is past that.`);
    case "not-allowed":
      throw new NotAllowedError(`This needs the permission ${permission}.`);
  }
}

/** The permissions that a token of a person with these roles may carry. */
export function scopesOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => !ruleOf(permission).inPerson && grants(ruleOf(permission), roles));
}

function judge(actor: Actor, permission: Permission, subject: Subject): Verdict {
  const rule = ruleOf(permission);
  if (!isGranted(actor, permission, rule)) return "not-allowed";
  if (subject.locale !== undefined && !isInLocale(actor, rule, subject.locale)) return "not-allowed";
  if (rule.notOwn && actor.type !== "system" && subject.authorIds?.includes(actor.personId)) return "own-work";
  if (subject.state !== undefined && rule.from && !rule.from.includes(subject.state)) return "wrong-state";
  return "allowed";
}

function isGranted(actor: Actor, permission: Permission, rule: Rule): boolean {
  switch (actor.type) {
    case "person":
      return grants(rule, actor.roles);
    case "token":
      return !rule.inPerson && actor.scopes.includes(permission);
    case "system":
      return rule.jobs?.includes(actor.job) ?? false;
  }
}

// Bound is whoever may only through a role that is: a producer who also translates is not.
function isInLocale(actor: Actor, rule: Rule, locale: string): boolean {
  if (!rule.ownLocale || actor.type === "system") return true;
  if (actor.type === "token") return actor.locales?.includes(locale) ?? true;
  const free = actor.roles.filter((role) => !rule.ownLocale?.includes(role));
  return grants(rule, free) || (actor.locales?.includes(locale) ?? false);
}

function grants({ roles }: Rule, has: readonly Role[]): boolean {
  return roles === "everyone" || has.some((role) => roles.includes(role));
}

function ruleOf(permission: Permission): Rule {
  // A scope or a permission that came from outside may name what every object has.
  if (!Object.hasOwn(POLICY, permission)) return { roles: [] };
  return POLICY[permission];
}
