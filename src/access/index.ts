// Owns who may do what: actors, roles, permissions, and the context every action receives.
// Never knows what the things are that are being done.
export type { Actor, Role } from "./actor.ts";
export type { Call, Context, Log, Transaction } from "./context.ts";
export { databaseNow } from "./database-clock.ts";
export { demand, may, PERMISSIONS, type Permission, type Subject, scopesOf } from "./policy.ts";
