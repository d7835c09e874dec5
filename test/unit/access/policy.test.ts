import { describe, expect, test } from "vitest";
import { type Actor, demand, may, PERMISSIONS, type Permission, type Role, scopesOf } from "#access/index.ts";
import { SunnyError } from "#core/errors.ts";
import { SLOT_MOVES, SLOT_STATES } from "#schedule/index.ts";
import { JOBS, ROLES, STATES, TABLE } from "./policy-table.ts";

const permissions = Object.keys(TABLE) as Permission[];
const EVERYWHERE = [...new Set(Object.values(STATES).flat())];

const person = (...roles: Role[]): Actor => ({ type: "person", personId: "p", roles });
const token = (...scopes: string[]): Actor => ({ type: "token", personId: "p", tokenId: "t", scopes });
const system = (job: string): Actor => ({ type: "system", job });

const hasRole = (permission: Permission, role: Role) => {
  const { roles } = TABLE[permission];
  return roles === "everyone" || roles.includes(role);
};
/** What is written down a second time: whether a role may do it, from where the thing stands. */
const expected = (permission: Permission, role: Role, state: string) =>
  hasRole(permission, role) && (TABLE[permission].from ?? EVERYWHERE).includes(state);

function refusalOf(actor: Actor, permission: Permission, state: string): string | null {
  try {
    demand(actor, permission, { state });
    return null;
  } catch (error) {
    return error instanceof SunnyError ? error.code : "UNEXPECTED";
  }
}

test("the table of the program and the one of this test name the same permissions", () => {
  expect([...PERMISSIONS].sort()).toEqual([...permissions].sort());
});

describe("role x action x state: whatever is off the table is refused", () => {
  test("every cell, each once", () => {
    const cells = ROLES.flatMap((role) =>
      permissions.flatMap((permission) => EVERYWHERE.map((state) => ({ role, permission, state }))),
    );
    const wrong = cells.filter(
      ({ role, permission, state }) => may(person(role), permission, { state }) !== expected(permission, role, state),
    );
    expect(wrong).toEqual([]);
    // 6 roles, 33 names of states, and each permission that there is.
    expect(cells).toHaveLength(6 * 33 * PERMISSIONS.length);
  });

  test("a refusal says whether it is the role or the state", () => {
    const wrong = ROLES.flatMap((role) =>
      permissions.flatMap((permission) =>
        EVERYWHERE.filter((state) => {
          const code = hasRole(permission, role) ? "WRONG_STATE" : "NOT_ALLOWED";
          return refusalOf(person(role), permission, state) !== (expected(permission, role, state) ? null : code);
        }).map((state) => [role, permission, state]),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("the states of a slot are those that its own moves start from", () => {
    for (const permission of permissions.filter((name) => name.startsWith("slot:"))) {
      const moves = SLOT_MOVES.filter((move) => move.permissions.includes(permission));
      const from = SLOT_STATES.filter((state) => moves.some((move) => move.from.includes(state)));
      if (from.length > 0) expect([permission, TABLE[permission].from]).toEqual([permission, from]);
    }
  });
});

describe("a person may what one of the roles allows, and nothing else", () => {
  test("someone without a role may look after their own account, and no more", () => {
    expect(permissions.filter((permission) => may(person(), permission))).toEqual(["account:own"]);
  });

  test("someone with several roles may what each allows", () => {
    const both = person("producer", "brand_reviewer");
    expect(permissions.filter((permission) => may(both, permission))).toEqual(
      permissions.filter((permission) => hasRole(permission, "producer") || hasRole(permission, "brand_reviewer")),
    );
  });
});

test("no job and no administrator may approve", () => {
  for (const permission of ["review:approve-accuracy", "review:approve-brand", "review:approve-language"] as const) {
    const others = [...JOBS.map(system), person("admin")];
    expect(others.filter((actor) => may(actor, permission))).toEqual([]);
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

  test.each([
    "",
    "*",
    "render",
    "render:",
    "render:*",
    "RENDER:REQUEST",
    "render:request ",
    "constructor",
    "__proto__",
  ])('"%s" allows nothing', (scope) => {
    expect(permissions.filter((permission) => may(token(scope), permission))).toEqual([]);
  });

  test("whatever its scopes: people, accounts and other tokens stay a person's", () => {
    const refused = permissions.filter((permission) => !may(token(...permissions), permission));
    expect(refused.sort()).toEqual(["account:own", "person:invite", "person:manage", "token:make"]);
  });

  test.each(ROLES)("%s can give a token no more than what the role has, and none of what only a person may", (role) => {
    const given = scopesOf([role]);
    expect(given.filter((permission) => !hasRole(permission, role))).toEqual([]);
    expect(given.filter((permission) => TABLE[permission].inPerson)).toEqual([]);
    expect(given.length).toBeGreaterThan(0);
  });
});

describe("the object counts as well as the role", () => {
  const translator = (...locales: string[]): Actor => ({
    type: "person",
    personId: "p",
    roles: ["translator"],
    locales,
  });

  test("a translator writes in their own languages only", () => {
    expect(may(translator("de", "ja"), "script:write", { locale: "ja" })).toBe(true);
    expect(may(translator("de", "ja"), "script:write", { locale: "en" })).toBe(false);
    expect(may(translator(), "script:write", { locale: "de" })).toBe(false);
    expect(may(person("translator"), "script:write", { locale: "de" })).toBe(false);
  });

  test("a producer who also translates writes in all of them", () => {
    const both: Actor = { type: "person", personId: "p", roles: ["translator", "producer"], locales: ["de"] };
    expect(may(both, "script:write", { locale: "en" })).toBe(true);
  });

  test("a translator's token is bound to the same languages", () => {
    const bound: Actor = { type: "token", personId: "p", tokenId: "t", scopes: ["script:write"], locales: ["de"] };
    expect(may(bound, "script:write", { locale: "de" })).toBe(true);
    expect(may(bound, "script:write", { locale: "en" })).toBe(false);
  });

  test.each(["review:approve-accuracy", "review:approve-brand"] as const)("%s is not for authors", (permission) => {
    const role = permission === "review:approve-brand" ? "brand_reviewer" : "accuracy_reviewer";
    for (const actor of [person(role), token(permission)]) {
      expect(() => demand(actor, permission, { authorIds: ["q", "p"] })).toThrow(
        expect.objectContaining({ code: "SEPARATION_OF_DUTIES" }),
      );
      expect(() => demand(actor, permission, { authorIds: ["q"] })).not.toThrow();
    }
  });
});
