import { describe, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { faultOfWays, mayChangeWays, rolesIn, SIGN_IN_WAYS, type Ways, wayAfter } from "#accounts/ways/ways.ts";

const none: Ways = { hasPassword: false, isPasswordLong: false, hasTotp: false, passkeys: 0 };
const long: Ways = { ...none, hasPassword: true, isPasswordLong: true };
const short: Ways = { ...none, hasPassword: true };
const admin = { roles: ["admin", "scheduler"] as Role[], isDemo: false };
const producer = { roles: ["producer"] as Role[], isDemo: false };

describe("what a session counts for hangs on how it was opened", () => {
  test.each([
    ["passkey", ["admin", "scheduler"]],
    ["password_and_totp", ["admin", "scheduler"]],
    ["password_and_recovery", ["admin", "scheduler"]],
    ["password", ["scheduler"]],
    ["recovery", []],
    ["set_up_link", []],
  ] as const)("%s", (way, roles) => {
    expect(rolesIn(way, admin)).toEqual(roles);
  });

  test("in the demo a password alone is enough", () => {
    expect(rolesIn("password", { ...admin, isDemo: true })).toEqual(["admin", "scheduler"]);
    expect(rolesIn("set_up_link", { ...admin, isDemo: true })).toEqual([]);
  });
});

describe("nobody is left without a way in, nor with too weak a one", () => {
  test.each([
    ["nothing at all", none, producer, "last way"],
    ["a code without a password", { ...none, hasTotp: true }, producer, "last way"],
    ["a long password", long, producer, null],
    ["a short password alone", short, producer, "too short"],
    ["a short password and a code", { ...short, hasTotp: true }, producer, null],
    ["a long password, for an administrator", long, admin, "need a passkey"],
    ["a password and a code, for an administrator", { ...short, hasTotp: true }, admin, null],
    ["one passkey, for an administrator", { ...none, passkeys: 1 }, admin, null],
    ["a long password, for an administrator of the demo", long, { ...admin, isDemo: true }, null],
    ["a short password beside a passkey", { ...short, passkeys: 1 }, admin, "too short"],
  ])("%s", (_what, ways, who, fault) => {
    const found = faultOfWays(ways, who);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });

  test("whoever has only the password may not add a way beside a passkey", () => {
    const strong = { ...long, passkeys: 1 };
    expect(SIGN_IN_WAYS.filter((way) => !mayChangeWays(way, strong))).toEqual(["password"]);
    expect(mayChangeWays("password", long)).toBe(true);
  });
});

test("a session counts for more once a stronger way was set up in it, never for less", () => {
  expect(wayAfter("set_up_link", { ...none, passkeys: 1 }, "passkey")).toBe("passkey");
  expect(wayAfter("set_up_link", { ...none, hasTotp: true }, "totp")).toBe("set_up_link");
  expect(wayAfter("set_up_link", { ...short, hasTotp: true }, "password")).toBe("password_and_totp");
  expect(wayAfter("set_up_link", long, "password")).toBe("password");
  expect(wayAfter("password", { ...long, hasTotp: true }, "totp")).toBe("password_and_totp");
  expect(wayAfter("passkey", { ...long, passkeys: 1 }, "password")).toBe("passkey");
});
