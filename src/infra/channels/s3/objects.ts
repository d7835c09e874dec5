import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { NotSentError, type ShippedFile } from "#releases/index.ts";
import type { Bucket } from "./bucket.ts";

// The least that S3 takes as a piece is 5 MiB; one is held in memory.
const PIECE_BYTES = 8 * 1024 * 1024;
const DIGEST_HEADER = "x-amz-meta-sha256";

/** Whether an object is there with this size and, by what we wrote beside it, this content. */
export async function holdsFile({ client, last }: Bucket, key: string, file: ShippedFile): Promise<boolean> {
  if ((await client.objectExists(key)) !== true) return false;
  const headers = last()?.headers ?? {};
  return headers[DIGEST_HEADER] === file.sha256 && Number(headers["content-length"]) === file.bytes;
}

/** Uploads an approved file, in pieces if it is large. Throws NotSentError if its bytes changed: then nothing appears. */
export async function putFile(bucket: Bucket, key: string, file: ShippedFile, cacheControl: string): Promise<void> {
  const handle = await open(file.path, "r").catch(() => {
    throw new NotSentError(`The ${file.kind} (${file.locale}, ${file.format}) is missing from the file store.`);
  });
  // The library's type names x-amz- headers only; it sends and signs whatever it is given.
  const headers = { [DIGEST_HEADER]: file.sha256, "cache-control": cacheControl };
  try {
    const { size } = await handle.stat();
    if (size <= PIECE_BYTES) await putWhole(bucket, key, file, handle, headers);
    else await putPieces(bucket, key, file, handle, headers);
  } finally {
    await handle.close();
  }
}

type Headers = { [DIGEST_HEADER]: string; "cache-control": string };

async function putWhole({ client }: Bucket, key: string, file: ShippedFile, handle: FileHandle, headers: Headers) {
  const bytes = await handle.readFile();
  assertApproved(file, createHash("sha256").update(bytes).digest("hex"));
  await client.putObject(key, bytes, file.mediaType, undefined, headers);
}

/** What was read is what is sent and hashed; the object appears only when the hash is right. */
async function putPieces({ client }: Bucket, key: string, file: ShippedFile, handle: FileHandle, headers: Headers) {
  const upload = await client.getMultipartUploadId(key, file.mediaType, undefined, headers);
  try {
    const hash = createHash("sha256");
    const parts = [];
    for (let at = 0; ; ) {
      const piece = Buffer.alloc(PIECE_BYTES);
      const bytes = await readFully(handle, piece, at);
      if (bytes === 0) break;
      const filled = piece.subarray(0, bytes);
      hash.update(filled);
      parts.push(await client.uploadPart(key, upload, filled, parts.length + 1));
      at += bytes;
    }
    assertApproved(file, hash.digest("hex"));
    await client.completeMultipartUpload(key, upload, parts);
  } catch (error) {
    // What is left of it costs money until the bucket's own rules remove it; it never becomes an object.
    await client.abortMultipartUpload(key, upload).catch(() => undefined);
    throw error;
  }
}

async function readFully(handle: FileHandle, piece: Buffer, at: number): Promise<number> {
  let filled = 0;
  while (filled < piece.length) {
    const { bytesRead } = await handle.read(piece, filled, piece.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

function assertApproved({ kind, locale, format, sha256 }: ShippedFile, digest: string): void {
  if (digest === sha256) return;
  throw new NotSentError(
    `The ${kind} (${locale}, ${format}) is no longer what was approved: its bytes changed on disk.`,
  );
}
