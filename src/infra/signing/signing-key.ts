import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { ConfigurationError } from "#core/errors.ts";
import { type Signer, signerOf } from "#core/signed.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Sealer, SecretPlace } from "../secrets/seal.ts";

const PLACE: SecretPlace = { channelId: null, name: "signing key" };

type Box = Pick<Sealer, "seal" | "open">;

/**
 * Opens the one key that this installation signs with, made at the first call. It stands sealed in the database, so all
 * processes that have the SECRETS_KEY sign alike, and whoever only has the database signs nothing. Throws CONFIGURATION.
 */
export async function openSigner(prisma: PrismaClient, sealer: Box): Promise<Signer> {
  return (await findSigner(prisma, sealer)) ?? (await makeSigner(prisma, sealer));
}

/** As `openSigner`, but makes none: null before anything was signed. Throws CONFIGURATION. */
export async function findSigner(prisma: PrismaClient, sealer: Box): Promise<Signer | null> {
  const row = await prisma.signingKey.findUnique({ where: { id: 1 } });
  if (!row) return null;
  const signer = signerOf(createPrivateKey(sealer.open(PLACE, row.sealed)));
  if (signer.key === row.key) return signer;
  throw new ConfigurationError(
    `The database names another signing key (${row.key}) than the one it holds (${signer.key}): somebody changed it.`,
  );
}

async function makeSigner(prisma: PrismaClient, sealer: Box): Promise<Signer> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { key } = signerOf(privateKey);
  const sealed = sealer.seal(PLACE, privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  // Several processes may start at once: the first row wins, and all of them read it.
  await prisma.signingKey.createMany({ data: [{ id: 1, key, sealed }], skipDuplicates: true });
  const signer = await findSigner(prisma, sealer);
  if (!signer) throw new Error("The signing key is gone right after it was made.");
  return signer;
}
