import type { Role } from "#generated/prisma/enums.ts";

export type { Role };

/** Who does something: a person in the app, a person's API token, or a job of ours under its name. */
export type Actor =
  | { type: "person"; personId: string; roles: readonly Role[] }
  | { type: "token"; personId: string; tokenId: string; scopes: readonly string[] }
  | { type: "system"; job: string };
