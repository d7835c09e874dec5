import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isSignedBy } from "#core/signed.ts";
import type { Database } from "#infra/database/connection.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import { openMigratedDatabase } from "./support/migrated-database.ts";

const OLD_KEY = randomBytes(32);
const sealer = openSealer([OLD_KEY]);
let database: Database;
beforeAll(async () => {
  database = await openMigratedDatabase();
});
afterAll(() => database.close());

test("processes that start at once sign with one key, which stays after a restart", async () => {
  const signers = await Promise.all([1, 2, 3, 4].map(() => openSigner(database.prisma, sealer)));
  expect(new Set(signers.map(({ key }) => key)).size).toBe(1);
  const again = await openSigner(database.prisma, sealer);
  const signed = signers[0]?.sign({ type: "test/1" });
  expect(signed && isSignedBy(again.key, signed)).toBe(true);
});

test("the database alone does not tell the private key", async () => {
  const rows = await database.prisma.signingKey.findMany();
  expect(JSON.stringify(rows)).not.toMatch(/PRIVATE KEY/);
  const thief = openSealer([randomBytes(32)]);
  await expect(openSigner(database.prisma, thief)).rejects.toThrow(/not among SECRETS_KEY/);
});

test("a new SECRETS_KEY beside the old one keeps the signing key", async () => {
  const { key } = await openSigner(database.prisma, sealer);
  const rotated = await openSigner(database.prisma, openSealer([randomBytes(32), OLD_KEY]));
  expect(rotated.key).toBe(key);
});

test("a key that somebody put in its place is noticed", async () => {
  const { key } = await openSigner(database.prisma, sealer);
  const change = database.prisma.signingKey.update({ where: { id: 1 }, data: { key: `${key.slice(1)}A` } });
  await expect(change).rejects.toThrow();
  await database.prisma.$executeRaw`ALTER TABLE "public"."SigningKey" DISABLE TRIGGER USER`;
  await database.prisma.signingKey.update({ where: { id: 1 }, data: { key: `${key.slice(1)}A` } });
  await expect(openSigner(database.prisma, sealer)).rejects.toThrow(/names another signing key/);
});
