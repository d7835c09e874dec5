import { describe, expect, test } from "vitest";
import type { Actor, Permission, Role } from "#access/index.ts";
import { may } from "#access/policy.ts";

const ROLES: Role[] = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"];
const RENDERING = ["render-storyboard", "draw-segment", "mix-sound", "finish-render"];
const JOBS = [
  "demo-seed",
  ...RENDERING,
  "sweep",
  "claim-due-slots",
  "check-clock",
  "retime-slots",
  "compare-restored",
  "deliver-release",
  "recall",
];

// Who may, written out a second time on purpose: a change of rights is a change of this table too.
const TABLE: Record<Permission, { roles: Role[]; jobs: string[] }> = {
  "campaign:read": { roles: ROLES, jobs: [] },
  "campaign:create": { roles: ["scheduler", "admin"], jobs: ["demo-seed"] },
  "campaign:edit": { roles: ["scheduler", "admin"], jobs: [] },
  "presenter:edit": { roles: ["producer", "scheduler", "admin"], jobs: [] },
  "script:read": { roles: ROLES, jobs: [] },
  "script:write": { roles: ["producer", "translator"], jobs: ["demo-seed"] },
  "source:read": { roles: ROLES, jobs: [] },
  "source:recall": { roles: ["accuracy_reviewer", "admin"], jobs: ["recall"] },
  "media:read": { roles: ROLES, jobs: [] },
  "media:upload": { roles: ["producer", "translator"], jobs: [] },
  "render:read": { roles: ROLES, jobs: [] },
  "render:request": { roles: ["producer"], jobs: ["demo-seed"] },
  "render:cancel": { roles: ["producer"], jobs: [] },
  "render:run": { roles: [], jobs: RENDERING },
  "render:recover": { roles: [], jobs: ["sweep"] },
  "review:approve-accuracy": { roles: ["accuracy_reviewer"], jobs: [] },
  "review:approve-brand": { roles: ["brand_reviewer"], jobs: [] },
  "slot:place": { roles: ["scheduler"], jobs: ["demo-seed"] },
  "slot:plan": { roles: ["scheduler"], jobs: [] },
  "slot:move": { roles: ["scheduler"], jobs: [] },
  "slot:skip": { roles: ["scheduler"], jobs: [] },
  "slot:decide": { roles: ["scheduler"], jobs: [] },
  "slot:release-now": { roles: ["scheduler"], jobs: [] },
  "slot:retime": { roles: [], jobs: ["retime-slots"] },
  "hold:place": { roles: ["accuracy_reviewer", "brand_reviewer", "scheduler", "admin"], jobs: [] },
  "hold:lift": { roles: ["accuracy_reviewer", "scheduler", "admin"], jobs: [] },
  "hold:lift-accuracy": { roles: ["accuracy_reviewer"], jobs: [] },
  "pause:set": { roles: ["scheduler", "admin"], jobs: [] },
  "clock:check": { roles: [], jobs: ["check-clock"] },
  "clock:trust": { roles: ["scheduler", "admin"], jobs: [] },
  "delivery:confirm": { roles: ["scheduler"], jobs: [] },
  "delivery:retry": { roles: ["scheduler"], jobs: [] },
  "task:close": { roles: ["accuracy_reviewer", "scheduler", "admin"], jobs: [] },
  "release:retract": { roles: ["accuracy_reviewer", "admin"], jobs: [] },
  "release:compare": { roles: [], jobs: ["compare-restored"] },
  "release:reconcile": { roles: ["scheduler", "admin"], jobs: [] },
  "release:claim": { roles: [], jobs: ["claim-due-slots"] },
  "release:deliver": { roles: [], jobs: ["deliver-release"] },
  "release:recover": { roles: [], jobs: ["sweep"] },
  "demo:seed": { roles: [], jobs: ["demo-seed"] },
};
const permissions = Object.keys(TABLE) as Permission[];

const person = (...roles: Role[]): Actor => ({ type: "person", personId: "p", roles });
const token = (...scopes: string[]): Actor => ({ type: "token", personId: "p", tokenId: "t", scopes });
const system = (job: string): Actor => ({ type: "system", job });

describe("a person may what one of the roles allows, and nothing else", () => {
  test.each(ROLES)("%s", (role) => {
    const allowed = permissions.filter((permission) => may(person(role), permission));
    expect(allowed).toEqual(permissions.filter((permission) => TABLE[permission].roles.includes(role)));
  });

  test("someone without a role may nothing", () => {
    expect(permissions.filter((permission) => may(person(), permission))).toEqual([]);
  });

  test("someone with several roles may what each allows", () => {
    const both = person("producer", "brand_reviewer");
    expect(permissions.filter((permission) => may(both, permission))).toEqual([
      "campaign:read",
      "presenter:edit",
      "script:read",
      "script:write",
      "source:read",
      "media:read",
      "media:upload",
      "render:read",
      "render:request",
      "render:cancel",
      "review:approve-brand",
      "hold:place",
    ]);
  });
});

test("no job and no administrator may approve", () => {
  for (const permission of ["review:approve-accuracy", "review:approve-brand"] as const) {
    expect([...JOBS.map(system), person("admin")].filter((actor) => may(actor, permission))).toEqual([]);
  }
});

describe("a job may what it is for, and nothing else", () => {
  test.each(JOBS)("%s", (job) => {
    const allowed = permissions.filter((permission) => may(system(job), permission));
    expect(allowed).toEqual(permissions.filter((permission) => TABLE[permission].jobs.includes(job)));
  });

  test("a job that is not listed may nothing", () => {
    expect(permissions.filter((permission) => may(system("unheard-of"), permission))).toEqual([]);
  });
});

describe("a token may what its scopes name, letter by letter", () => {
  test("one scope is one permission", () => {
    expect(permissions.filter((permission) => may(token("render:request"), permission))).toEqual(["render:request"]);
  });

  test.each(["", "*", "render", "render:", "render:*", "RENDER:REQUEST", "render:request "])(
    '"%s" allows nothing',
    (scope) => {
      expect(permissions.filter((permission) => may(token(scope), permission))).toEqual([]);
    },
  );
});
