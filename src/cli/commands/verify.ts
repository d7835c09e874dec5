import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Config } from "#config/env.ts";
import { DAY, dayOf } from "#core/clock.ts";
import { InvalidInputError } from "#core/errors.ts";
import type { PublicKey } from "#core/signed.ts";
import { KEY_PATH, MANIFEST_PATH, type Manifest, openManifest, type Standing, standingOf } from "#gallery/index.ts";
import { digestFile } from "#infra/files/disk-store.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { fetchText, isWebAddress } from "../fetch-text.ts";

export type VerifyOptions = { manifest?: string; key?: string; json?: boolean };

const OLD_MS = 2 * DAY;

const ANSWERS: Record<Standing["is"], { code: ExitCode; words: string }> = {
  ours: { code: EXIT.ok, words: "Ours, unchanged" },
  not_ours: { code: EXIT.notOurs, words: "Not ours: nobody published exactly this file here" },
  retracted: { code: EXIT.retracted, words: "It was ours and was taken down; please do not pass it on" },
  replaced: { code: EXIT.replaced, words: "It was ours, and a newer version has replaced it" },
};

/** Tells whether a file was published, by a signed list. Throws INVALID_INPUT when the list cannot be believed. */
export async function verify(path: string, options: VerifyOptions, now: Date, config: Config): Promise<ExitCode> {
  const { publicUrl, port } = config;
  const place = options.manifest ?? `${publicUrl ?? `http://localhost:${port}`}${MANIFEST_PATH}`;
  const sha256 = await digestFile(path).catch(() => {
    throw new InvalidInputError(path, [{ path: "", message: "cannot be read" }]);
  });
  const key = await keyFor(place, options.key);
  const manifest = openManifest(await readText(place), key, place);
  const standing = standingOf(manifest, sha256);
  const { code, words } = ANSWERS[standing.is];
  const facts = { file: path, sha256, ...standing, manifest: place, issuedAt: manifest.issuedAt, key };
  process.stdout.write(`${options.json ? JSON.stringify(facts) : describe(words, facts, manifest, now)}\n`);
  return code;
}

function describe(
  words: string,
  { sha256, video, key }: Standing & { sha256: string; key: string },
  { origin, issuedAt }: Manifest,
  now: Date,
): string {
  const ageMs = now.getTime() - Date.parse(issuedAt);
  return [
    video ? `${words}: “${video.title}”, ${video.locale}, ${video.format}, of ${day(video.releasedAt)}.` : `${words}.`,
    ...(video?.retractedAt === undefined ? [] : [`Taken down on ${day(video.retractedAt)}: ${video.reason ?? ""}`]),
    ...(video ? [video.page] : []),
    `SHA-256 ${sha256}`,
    `By the list of ${origin} of ${day(issuedAt)}, signed with ${key}.`,
    ...(ageMs > OLD_MS
      ? [`The list is ${Math.floor(ageMs / DAY)} days old: it does not know what was taken down since.`]
      : []),
  ].join("\n");
}

const day = (instant: string) => dayOf(new Date(instant));

/** The key that must have signed: the one given, or the one that the list's own site publishes over a way that is safe. */
async function keyFor(place: string, given: string | undefined): Promise<PublicKey> {
  if (given !== undefined)
    return existsSync(given) ? keyIn(await readFile(given, "utf8"), given) : keyIn(given, "--key");
  if (!isWebAddress(place)) throw new UsageError("A list in a file proves nothing by itself: name the key with --key.");
  const { protocol, hostname, origin } = new URL(place);
  const isSafe = protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
  if (!isSafe) throw new UsageError("Over http anybody may put in another list: name the key with --key.");
  return keyIn(await fetchText(origin + KEY_PATH), origin + KEY_PATH);
}

const keySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const jwkSchema = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: keySchema });

function keyIn(text: string, source: string): PublicKey {
  const plain = keySchema.safeParse(text.trim());
  if (plain.success) return plain.data;
  try {
    return jwkSchema.parse(JSON.parse(text)).x;
  } catch {
    throw new InvalidInputError(source, [
      { path: "", message: "is no Ed25519 key: 43 letters and digits, or its JWK" },
    ]);
  }
}

async function readText(place: string): Promise<string> {
  if (isWebAddress(place)) return fetchText(place);
  return readFile(place, "utf8").catch(() => {
    throw new InvalidInputError(place, [{ path: "", message: "cannot be read" }]);
  });
}
