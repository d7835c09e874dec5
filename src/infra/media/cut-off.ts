import type { MediaType } from "./kinds.ts";

const LAST_PAGE = 0x04;
// Programs that write while they record leave one of these where the length would stand.
const LENGTH_UNKNOWN = [0, 0xffff_ffff];

/** Whether a recording ends before its own end, where players say nothing: a WAV or Ogg file that was cut off. */
export function isCutOff(content: Buffer, type: MediaType): boolean {
  if (type === "audio/wav") return isWavCutOff(content);
  return type === "audio/ogg" && isOggCutOff(content);
}

function isWavCutOff(content: Buffer): boolean {
  for (let at = 12; at + 8 <= content.length; ) {
    const bytes = content.readUInt32LE(at + 4);
    if (content.toString("latin1", at, at + 4) === "data") {
      return !LENGTH_UNKNOWN.includes(bytes) && at + 8 + bytes > content.length;
    }
    at += 8 + bytes + (bytes % 2);
  }
  return true;
}

// Ogg is a row of pages; the last one says that it is the last.
function isOggCutOff(content: Buffer): boolean {
  const page = content.lastIndexOf("OggS", undefined, "latin1");
  return page === -1 || ((content[page + 5] ?? 0) & LAST_PAGE) === 0;
}
