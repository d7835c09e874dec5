/** What a finished file says of its picture; `bytes` and `sha256` are of the video stream alone. */
export type Picture = {
  frames: number;
  width: number;
  height: number;
  frameRate: string;
  averageFrameRate: string;
  bytes: number;
  sha256: string;
};

/** How alike two videos are, in decibels; null where they are equal to the last bit. */
export type Likeness = { meanDb: number | null; worstDb: number | null; worstFrame: number };

const LEAST_MEAN_DB = 45;
const LEAST_WORST_DB = 40;
const MOST_SIZE_OFF = 0.15;
const SHAPE = ["frames", "width", "height", "frameRate", "averageFrameRate"] as const;

/** What makes two files unequal in shape: then their frames cannot be compared. */
export function shapeFaults(made: Picture, reference: Picture): string[] {
  return SHAPE.filter((fact) => made[fact] !== reference[fact]).map(
    (fact) => `${fact}: ${made[fact]} where tuned Remotion has ${reference[fact]}`,
  );
}

/** What is too different for the times to be of the same work. */
export function likenessFaults({ meanDb, worstDb, worstFrame }: Likeness): string[] {
  const faults: string[] = [];
  if (meanDb !== null && meanDb < LEAST_MEAN_DB)
    faults.push(`PSNR ${meanDb.toFixed(2)} dB over all, below ${LEAST_MEAN_DB} dB`);
  if (worstDb !== null && worstDb < LEAST_WORST_DB)
    faults.push(`PSNR ${worstDb.toFixed(2)} dB in frame ${worstFrame}, below ${LEAST_WORST_DB} dB`);
  return faults;
}

/** A file that is much smaller may have left something out, a much larger one was bought with bytes. */
export function sizeFaults(made: Picture, reference: Picture): string[] {
  if (Math.abs(made.bytes - reference.bytes) <= reference.bytes * MOST_SIZE_OFF) return [];
  const percent = ((made.bytes / reference.bytes) * 100).toFixed(1);
  return [`${percent} % of the bytes of tuned Remotion, outside 100 ± ${MOST_SIZE_OFF * 100} %`];
}
