import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { storedPath } from "#infra/files/disk-store.ts";
import type { Dispatch, Evidence, OpenChannel, ShippedFile } from "#releases/index.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sunny-channel-"));
  made.push(folder);
  return folder;
}

/** Puts bytes into the file store of a data folder, as a render leaves them there. */
export function storeFile(
  dataDir: string,
  bytes: Uint8Array | string,
  { kind = "video", locale = "en", format = "vertical", mediaType = "video/mp4" }: Partial<ShippedFile> = {},
): ShippedFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = storedPath(dataDir, sha256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { kind, locale, format, mediaType, sha256, bytes: Buffer.byteLength(bytes), path };
}

/** A video with its captions. */
export function storeEpisode(dataDir: string, words = "three random words"): ShippedFile[] {
  return [
    storeFile(dataDir, `video of ${words}`),
    storeFile(dataDir, `WEBVTT\n\n${words}\n`, { kind: "vtt", mediaType: "text/vtt" }),
  ];
}

type Wishes = {
  files: readonly ShippedFile[];
  settings?: unknown;
  secrets?: Record<string, string>;
  deliveryId?: string;
  channelId?: string;
  evidence?: Evidence;
  note?: Dispatch["note"];
  durationMs?: number;
  slug?: string;
};

export function channelOf({
  settings = {},
  secrets = {},
  channelId = "channel-1",
}: Omit<Wishes, "files">): OpenChannel {
  return { id: channelId, name: "outlet", settings, secrets, keepSecret: async () => undefined };
}

/** One try of a delivery; `noted` gathers what it wrote down. */
export function dispatchOf(wishes: Wishes): Dispatch & { noted: Evidence[] } {
  const noted: Evidence[] = [];
  const { deliveryId = "delivery-1", evidence = {}, durationMs = 30_000, slug = "three-random-words" } = wishes;
  return {
    deliveryId,
    shipment: {
      releaseId: `release-of-${deliveryId}`,
      pageUrl: `https://videos.example.org/watch/${slug}`,
      episode: { slug, title: "Three random words", topic: "Passwords" },
      texts: { en: { title: "Three random words", description: "Use three random words." } },
      isSynthetic: true,
      durationMs,
      files: wishes.files,
    },
    channel: channelOf(wishes),
    publishAt: new Date("2026-12-01T09:00:00Z"),
    evidence,
    note: async (written) => {
      noted.push(written);
      await wishes.note?.(written);
    },
    signal: new AbortController().signal,
    noted,
  };
}

/** What a promise failed with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    (value) => new Error(`It did not fail but gave ${JSON.stringify(value)}.`),
    (error: Error) => error,
  );
  return outcome;
}
