import { hash, verify } from "@node-rs/argon2";
import type { LinkPasswords } from "#reviews/index.ts";

// RFC 9106's second choice, with one lane: 64 MiB for each try, three passes. The library's algorithm is Argon2id.
const ARGON2ID = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** Passwords of preview links under Argon2id. */
export const linkPasswords: LinkPasswords = {
  hash: (password) => hash(password, ARGON2ID),
  isRight: (known, password) => verify(known, password),
};
