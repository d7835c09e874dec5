const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/** Whether a camera was turned by a quarter when it took this: then width and height change places on the screen. */
export function isLyingOnItsSide(segment: Buffer): boolean {
  if (segment.toString("latin1", 0, 6) !== "Exif\0\0") return false;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Array.from({ length: short(directory) }, (_, index) => directory + 2 + index * ENTRY_BYTES);
  const orientation = entries.find((at) => short(at) === ORIENTATION);
  return orientation !== undefined && short(orientation + 8) >= 5;
}
