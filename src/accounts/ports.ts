/** Turns passwords into hashes, a few at a time: each takes much memory on purpose. */
export type PasswordHasher = {
  /** An argon2id hash of the exact bytes. Throws UNAVAILABLE when too many wait. */
  hash: (password: string) => Promise<string>;
  /** Whether it is the password; without a hash it takes as long and is not. Throws UNAVAILABLE when too many wait. */
  verify: (hash: string | null, password: string) => Promise<boolean>;
  /** Whether it was made with the parameters of today. */
  isCurrent: (hash: string) => boolean;
};

/** Seals what must be read again, for one person and name. */
export type PersonSealer = {
  seal: (place: { personId: string; name: string }, value: string) => string;
  open: (place: { personId: string; name: string }, sealed: string) => string;
};

/** Where passkeys belong: the host of the origin, and what browsers show. */
export type RelyingParty = { id: string; name: string; origin: string };

/** What signing in needs from outside. */
export type AccountPorts = { passwords: PasswordHasher; sealer: PersonSealer; relyingParty: RelyingParty };
