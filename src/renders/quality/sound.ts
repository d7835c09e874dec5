import type { Fault, Finished } from "./fault.ts";

const LUFS = -14;
const TOLERANCE_LU = 1;
const PEAK_DB = -1;
// AAC comes in pieces of 21 ms, and the last one is seldom full.
const TOLERANCE_MS = 50;

/** Loudness, peaks and length of the sound, as it is heard after coding. */
export function findSoundFaults({ storyboard, facts: { audio } }: Finished): Fault[] {
  // That there is none is told with the format.
  if (!audio) return [];
  const faults: Fault[] = [];
  const louder = audio.integratedLufs - LUFS;
  if (Math.abs(louder) > TOLERANCE_LU) {
    const wrong = `${Math.abs(louder).toFixed(1)} LU too ${louder > 0 ? "loud" : "quiet"}`;
    faults.push({
      check: "loudness",
      message: `The sound is ${wrong}: ${audio.integratedLufs.toFixed(1)} LUFS, where feeds expect ${LUFS}. Listen to the recorded voice and record it again if it is faint`,
    });
  }
  if (audio.truePeakDb > PEAK_DB) {
    faults.push({
      check: "peak",
      message: `The loudest moment of the sound peaks at ${audio.truePeakDb.toFixed(1)} dBTP and may crackle; ${PEAK_DB} is the most. Look for a knock or a click in the recorded voice`,
    });
  }
  const pictureMs = (storyboard.durationFrames / storyboard.fps) * 1000;
  if (Math.abs(audio.durationMs - pictureMs) > TOLERANCE_MS) {
    const [sound, picture] = [audio.durationMs, pictureMs].map((ms) => (ms / 1000).toFixed(2));
    faults.push({
      check: "sound-length",
      message: `The sound lasts ${sound} s but the picture ${picture} s. Render the video again`,
    });
  }
  return faults;
}
