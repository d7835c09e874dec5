const ENDING: Record<string, string> = {
  "video/mp4": "mp4",
  "image/jpeg": "jpg",
  "text/vtt": "vtt",
  "application/x-subrip": "srt",
  "text/plain": "txt",
};

/** The public address of a file: its content's name, with the ending that players expect. */
export function mediaPath(sha256: string, mediaType: string): string {
  return `/media/${sha256}.${ENDING[mediaType] ?? "bin"}`;
}
