import { CHUNK_BYTES, TIKTOK } from "./limits.ts";

/** How a video is cut for sending. */
export type ChunkPlan = { chunkBytes: number; count: number };
export type Chunk = { start: number; bytes: number; isLast: boolean };

/** Cuts a video by TikTok's rules: whole up to 64 MB; beyond, equal chunks of which the last takes what is left over. */
export function planChunks(bytes: number, chunkBytes: number = CHUNK_BYTES): ChunkPlan {
  if (bytes < 1 || bytes > TIKTOK.mostBytes) throw new RangeError(`TikTok takes no video of ${bytes} bytes.`);
  if (bytes <= TIKTOK.mostChunkBytes) return { chunkBytes: bytes, count: 1 };
  return { chunkBytes, count: Math.floor(bytes / chunkBytes) };
}

/** The chunks still to be sent when so much has arrived. A chunk that arrived in part is sent again from its start. */
export function chunksFrom(bytes: number, { chunkBytes, count }: ChunkPlan, arrived: number): Chunk[] {
  return Array.from({ length: count }, (_, index) => {
    const start = index * chunkBytes;
    const isLast = index === count - 1;
    return { start, bytes: isLast ? bytes - start : chunkBytes, isLast };
  }).filter(({ start, bytes: size }) => start + size > arrived);
}
