import type { Actor, Context } from "#access/index.ts";
import { makeSetUpLink, needsFirstAdministrator } from "#accounts/actions/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";

/** The address that a person opens to set up how they sign in. What follows the # stays in the browser. */
export const setUpAddress = (origin: string, secret: string) => `${origin}/set-up#${secret}`;

/** Tells how to become the first administrator, as long as there is none who can sign in. */
export async function welcomeFirstAdministrator(
  { prisma, contextOf, origin }: { prisma: PrismaClient; contextOf: (actor: Actor) => Context; origin: string },
  isDemo: boolean,
  say: (line: string) => void,
): Promise<void> {
  if (!(await needsFirstAdministrator(prisma))) return;
  const ctx = contextOf({ type: "system", job: "first-start" });
  const { secret } = await makeSetUpLink({ ctx, input: { personId: null, isDemo } });
  say("Nobody can sign in yet. Whoever opens this link within an hour becomes the first administrator; it works once:");
  say(`  ${setUpAddress(origin, secret)}`);
  if (isDemo) {
    say("  This is the demo: that person gets every role and may sign in with a password alone.");
    say(
      "  Elsewhere (DEMO=off) roles are handed out, and reviewers and administrators need a passkey or a second step.",
    );
  }
  say("");
}
