import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor, Context, Role } from "#access/index.ts";
import { Role as ROLES } from "#generated/prisma/enums.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Stage } from "./stage.ts";

export type Attempt = (ctx: Context) => Promise<unknown>;

const NOBODIES: Actor[] = [
  { type: "person", personId: randomUUID(), roles: [] },
  { type: "token", personId: randomUUID(), tokenId: randomUUID(), scopes: [] },
  { type: "system", job: "unknown" },
];

/** Whoever has none of the roles is refused, and leaves nothing behind. */
export async function expectRefused(stage: Stage, mayDoIt: Role[], attempt: Attempt): Promise<void> {
  const refused = Object.values(ROLES)
    .filter((role) => !mayDoIt.includes(role))
    .map((role): Actor => ({ type: "person", personId: randomUUID(), roles: [role] }));
  const before = await fingerprint(stage.prisma);
  for (const actor of [...NOBODIES, ...refused]) {
    await expect(attempt(stage.contextOf(actor))).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  }
  expect(await fingerprint(stage.prisma)).toEqual(before);
}

/** Several attempts as one: each of them is refused. */
export function all(...tries: Attempt[]): Attempt {
  return async (ctx) => {
    const results = await Promise.allSettled(tries.map((attempt) => attempt(ctx)));
    expect(results).toMatchObject(tries.map(() => ({ status: "rejected", reason: { code: "NOT_ALLOWED" } })));
    throw results[0]?.status === "rejected" ? results[0].reason : new Error("It was not refused.");
  };
}
