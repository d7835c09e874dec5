import type { Role } from "#generated/prisma/enums.ts";

export type { Role };

/** Who does something: a person in the app, a person's API token, or a job of ours under its name. */
export type Actor =
  | {
      type: "person";
      personId: string;
      roles: readonly Role[];
      /** Languages that a translator works in. */
      locales?: readonly string[];
      sessionId?: string;
    }
  | {
      type: "token";
      personId: string;
      tokenId: string;
      scopes: readonly string[];
      /** Languages that the owner is bound to; without them, all. */
      locales?: readonly string[];
    }
  | { type: "system"; job: string };
