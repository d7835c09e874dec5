import { findBlackFaults } from "./quality/black.ts";
import { findCaptionFaults } from "./quality/captions.ts";
import type { Fault, Finished } from "./quality/fault.ts";
import { findFormatFaults } from "./quality/format.ts";
import { findPosterFaults } from "./quality/poster.ts";
import { findSoundFaults } from "./quality/sound.ts";
import { findStillFaults } from "./quality/still.ts";

export type { Fault, Finished };

const CHECKS = [
  findFormatFaults,
  findSoundFaults,
  findBlackFaults,
  findStillFaults,
  findCaptionFaults,
  findPosterFaults,
];

/** What is wrong with a finished video; empty when it may be reviewed. */
export function findQualityFaults(finished: Finished): Fault[] {
  return CHECKS.flatMap((find) => find(finished));
}

/** The faults of a video as one text, a sentence or two each. */
export function describeFaults(faults: readonly Fault[]): string {
  return `${faults.map(({ message }) => message).join(". ")}.`;
}
