// Owns who someone is: people, the ways they prove it, their sessions and tokens.
// Never decides what they may do: that is access.

export { ROLES } from "./people/roles.ts";
export type { AccountPorts, PasswordHasher, PersonSealer, RelyingParty } from "./ports.ts";
export type { OpenedSession } from "./sessions/open-session.ts";
export { assertionSchema, registrationSchema } from "./ways/passkey-answers.ts";
export { SIGN_IN_WAYS, type SignInWay } from "./ways/ways.ts";
