import { randomBytes } from "node:crypto";
import { type Algorithm, hash, parseOptions, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "#accounts/index.ts";
import { UnavailableError } from "#core/errors.ts";

// RFC 9106, second recommended choice: 64 MiB, three passes; one lane, for a sign-in has one core.
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32 };
// An enum that exists only as a type cannot be read here: 2 is argon2id.
const ARGON2ID = 2 satisfies Algorithm.Argon2id;
/** Hashes at once: two threads of four, 128 MiB. */
const AT_ONCE = 2;

/**
 * Hashes passwords with argon2id outside the event loop, two at a time.
 * `mostWaiting` may wait for their turn; beyond it whoever asks is told to come again.
 */
export function openPasswordHasher(mostWaiting = 64): PasswordHasher {
  const inTurn = turns(AT_ONCE, mostWaiting);
  const make = (password: string) => inTurn(() => hash(password, { ...COST, algorithm: ARGON2ID }));
  // Nobody's password: whoever is unknown costs as much time as whoever is not.
  let nobodys: Promise<string> | undefined;
  const hashOfNobody = () => {
    nobodys ??= make(randomBytes(32).toString("base64")).catch((error) => {
      nobodys = undefined;
      throw error;
    });
    return nobodys;
  };
  // Made before the first one asks, or only that one would wait longer.
  hashOfNobody().catch(() => {});
  return {
    hash: make,
    verify: async (known, password) => {
      const against = known ?? (await hashOfNobody());
      const isRight = await inTurn(() => verify(against, password));
      return known !== null && isRight;
    },
    isCurrent: (made) => {
      const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(made);
      return (
        algorithm === ARGON2ID &&
        memoryCost === COST.memoryCost &&
        timeCost === COST.timeCost &&
        parallelism === COST.parallelism
      );
    },
  };
}

function turns(atOnce: number, mostWaiting: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new UnavailableError("Many people sign in at this moment.");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes later gets in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
