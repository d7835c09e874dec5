import type { PrismaClient } from "#generated/prisma/client.ts";

/** What every table holds, as one hash a table. */
export async function fingerprint(prisma: PrismaClient): Promise<unknown> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const hashes = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(t::text, '' ORDER BY t::text)) AS hash FROM public."${name}" t`,
  );
  return prisma.$queryRawUnsafe(`${hashes.join(" UNION ALL ")} ORDER BY name`);
}
