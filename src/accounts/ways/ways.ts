import type { Role } from "#access/index.ts";

/** How a session was opened. */
export const SIGN_IN_WAYS = [
  "passkey",
  "password_and_totp",
  "password_and_recovery",
  "password",
  "recovery",
  "set_up_link",
] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

/** The ways in that a person has. */
export type Ways = { hasPassword: boolean; isPasswordLong: boolean; hasTotp: boolean; passkeys: number };

const STRONG: readonly SignInWay[] = ["passkey", "password_and_totp", "password_and_recovery"];
/** What these roles decide is worth a phisher's work: they need a passkey or a second step. */
const STRONG_ROLES: readonly Role[] = ["accuracy_reviewer", "brand_reviewer", "admin"];

type Someone = { roles: readonly Role[]; isDemo: boolean };

/** Whether some way in is set up. */
export function canSignIn({ hasPassword, passkeys }: Ways): boolean {
  return hasPassword || passkeys > 0;
}

/** Whether a way is set up that does not hang on a password alone. */
export function hasStrongWay({ hasPassword, hasTotp, passkeys }: Ways): boolean {
  return passkeys > 0 || (hasPassword && hasTotp);
}

/** Whether the roles need more than a password. People of the demo do not: it is for looking around. */
export function needsStrongWay({ roles, isDemo }: Someone): boolean {
  return !isDemo && roles.some((role) => STRONG_ROLES.includes(role));
}

/** The roles that count in a session: without a strong sign-in, those that need one do not. */
export function rolesIn(way: SignInWay, { roles, isDemo }: Someone): Role[] {
  const isFull = isDemo ? way !== "set_up_link" && way !== "recovery" : STRONG.includes(way);
  return isFull ? [...roles] : roles.filter((role) => way === "password" && !STRONG_ROLES.includes(role));
}

/** Whether a session may change how its person signs in: a weak one may not add a way beside a strong one. */
export function mayChangeWays(way: SignInWay, ways: Ways): boolean {
  return way === "set_up_link" || way === "recovery" || STRONG.includes(way) || !hasStrongWay(ways);
}

/** What a session counts as once its person set up a way in it: no less than before. */
export function wayAfter(way: SignInWay, ways: Ways, added: "passkey" | "password" | "totp"): SignInWay {
  if (STRONG.includes(way)) return way;
  if (added === "passkey") return "passkey";
  if (!ways.hasPassword) return way;
  return ways.hasTotp ? "password_and_totp" : "password";
}

/** Why a person may not be left with these ways in, or null. */
export function faultOfWays(ways: Ways, someone: Someone): string | null {
  if (!canSignIn(ways)) return "This is the last way to sign in: add another one first.";
  if (needsStrongWay(someone) && !hasStrongWay(ways)) {
    return "Reviewers and administrators need a passkey or an authenticator app beside the password: set one up first.";
  }
  if (ways.hasPassword && !ways.hasTotp && !ways.isPasswordLong) {
    return "The password is too short to be the only step: choose one of 15 characters or more first.";
  }
  return null;
}
