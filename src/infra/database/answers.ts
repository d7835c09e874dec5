import type { PrismaClient } from "#generated/prisma/client.ts";

/** Whether the database answers a question. Throws when it does not. */
export async function answers(prisma: PrismaClient): Promise<boolean> {
  const rows = await prisma.$queryRaw<unknown[]>`SELECT 1`;
  return rows.length === 1;
}
