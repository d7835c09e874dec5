import type { PrismaClient } from "#generated/prisma/client.ts";

/** Writes that a process of this kind is alive, by the database clock. */
export async function noteHeartbeat(prisma: PrismaClient, name: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "public"."Heartbeat" ("name", "at") VALUES (${name}, now())
    ON CONFLICT ("name") DO UPDATE SET "at" = excluded."at"`;
}

/** Milliseconds since a process of this kind was last alive, by the database clock; null if none ever was. */
export async function sinceHeartbeat(prisma: PrismaClient, name: string): Promise<number | null> {
  const [row] = await prisma.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM now() - "at") * 1000)::float8 AS "ms" FROM "public"."Heartbeat" WHERE "name" = ${name}`;
  return row?.ms ?? null;
}

/** Whether the database's clock is trusted: false since it jumped ahead, until it was steady or a person said so. */
export async function isClockTrusted(prisma: PrismaClient): Promise<boolean> {
  const row = await prisma.installation.findUnique({ where: { id: 1 }, select: { jumpedAt: true } });
  return row?.jumpedAt === null;
}
