import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderChannel } from "#infra/channels/folder.ts";
import { type Dispatch, NotSentError } from "#releases/index.ts";

/** Delivers a video to a disk that has no room for it, and again once there is room; tells what became of both. */
export async function deliverToFullDisk(disk: string) {
  const dataDir = mkdtempSync(join(tmpdir(), "sunny-full-"));
  const bytes = Buffer.alloc(3_000_000, "video");
  const path = join(dataDir, "video");
  const ballast = join(disk, "ballast");
  writeFileSync(path, bytes);
  writeFileSync(ballast, Buffer.alloc(2_000_000));
  const port = folderChannel({ dataDir, roots: [disk], now: () => new Date() });
  const dispatch = dispatchOf(disk, path, bytes);
  const full = await port.deliver(dispatch).then(
    ({ is }) => ({ is, message: "" }),
    (error: Error) => ({ is: error instanceof NotSentError ? "not sent" : error.name, message: error.message }),
  );
  const left = readdirSync(disk, { recursive: true }).filter((name) => /video|release/.test(String(name)));
  rmSync(ballast);
  const { is: roomy } = await port.deliver(dispatch);
  rmSync(dataDir, { recursive: true });
  return { full, left, roomy };
}

function dispatchOf(disk: string, path: string, bytes: Buffer): Dispatch {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    deliveryId: "delivery-1",
    shipment: {
      releaseId: "release-1",
      pageUrl: "https://videos.example.org/watch/a",
      episode: { slug: "a", title: "A", topic: "A" },
      texts: {},
      isSynthetic: false,
      durationMs: 1000,
      files: [
        { kind: "video", locale: "en", format: "vertical", sha256, bytes: bytes.length, mediaType: "video/mp4", path },
      ],
    },
    channel: { id: "c", name: "outlet", settings: { path: disk }, secrets: {}, keepSecret: async () => undefined },
    publishAt: new Date(),
    evidence: {},
    note: async () => undefined,
    signal: new AbortController().signal,
  };
}
