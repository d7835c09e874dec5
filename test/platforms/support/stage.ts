import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Dispatch, Evidence, ShippedFile } from "#releases/index.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A delivery as the database holds it: evidence and secrets outlive each try. */
export type Stage = {
  dispatch: () => Dispatch;
  evidence: Evidence;
  secrets: Record<string, string>;
  videoSha256: string;
  /** What was written down, in order. */
  notes: Evidence[];
  /** From the so-many-th note on, this worker is replaced. */
  replaceAtNote: number;
  publishAt: Date;
};

type Wanted = {
  settings: unknown;
  secrets: Record<string, string>;
  videoBytes?: number;
  captions?: readonly string[];
  publishAt?: Date;
  durationMs?: number;
  isSynthetic?: boolean;
};

/** Real files and a delivery to send them by. */
export async function stageDelivery({
  settings,
  secrets,
  videoBytes = 700_000,
  captions = ["en", "de"],
  publishAt = new Date(Date.now() - 1000),
  durationMs = 30_000,
  isSynthetic = true,
}: Wanted): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "shipment-"));
  folders.push(folder);
  const video = await put(folder, randomBytes(videoBytes), { kind: "video", locale: "en", mediaType: "video/mp4" });
  const tracks = await Promise.all(
    captions.map((locale) => put(folder, Buffer.from(trackOf(locale)), { kind: "vtt", locale, mediaType: "text/vtt" })),
  );
  const releaseId = randomUUID();
  const deliveryId = randomUUID();
  const stage: Stage = {
    evidence: {},
    secrets: { ...secrets },
    videoSha256: video.sha256,
    notes: [],
    replaceAtNote: Number.POSITIVE_INFINITY,
    publishAt,
    dispatch: () => ({
      deliveryId,
      publishAt: stage.publishAt,
      evidence: stage.evidence,
      note: async (evidence) => {
        if (stage.notes.length >= stage.replaceAtNote) throw new Error("This worker was replaced.");
        stage.notes.push(evidence);
        stage.evidence = evidence;
      },
      signal: new AbortController().signal,
      channel: {
        id: randomUUID(),
        name: "our-channel",
        settings,
        secrets: { ...stage.secrets },
        keepSecret: async (name, value) => {
          stage.secrets[name] = value;
        },
      },
      shipment: {
        releaseId,
        pageUrl: "https://sunny.example.org/watch/three-random-words",
        episode: { slug: "three-random-words", title: "Three random words", topic: "passwords" },
        texts: {
          en: { title: "Three random words", description: "Long beats tricky. <Really.>" },
          de: { title: "Drei zufällige Wörter", description: "Länge schlägt Tricks." },
        },
        isSynthetic,
        durationMs,
        files: [video, ...tracks],
      },
    }),
  };
  return stage;
}

async function put(
  folder: string,
  content: Buffer,
  facts: Pick<ShippedFile, "kind" | "locale" | "mediaType">,
): Promise<ShippedFile> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const path = join(folder, `${facts.locale}-${facts.kind}`);
  await writeFile(path, content);
  return { ...facts, format: "vertical", sha256, bytes: content.length, path };
}

function trackOf(locale: string): string {
  return `WEBVTT\n\n00:00.000 --> 00:02.000\nThree random words (${locale})\n`;
}
