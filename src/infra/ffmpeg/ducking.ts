/** When a voice speaks, in milliseconds from the beginning of the video. */
export type SpokenSpan = { startMs: number; durationMs: number };

/** How far the bed steps back under a voice, in decibels. */
const STEP_BACK_DB = 11;
const BEFORE_S = 0.25;
const AFTER_S = 0.5;

/** The spans in which the bed steps back; pauses too short for it to come back and go again are left out. */
export function duckedSpans(voice: readonly SpokenSpan[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { startMs, durationMs } of [...voice].sort((one, other) => one.startMs - other.startMs)) {
    const [from, to] = [startMs / 1000, (startMs + durationMs) / 1000];
    const last = spans.at(-1);
    if (last && from - last.to < BEFORE_S + AFTER_S) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

/** What ffmpeg's `volume` multiplies the bed with at the second `t`: even ramps in decibels, down before and up after. */
export function duckingVolume(voice: readonly SpokenSpan[]): string {
  const steps = duckedSpans(voice).map(({ from, to }) => `${ramp(from - BEFORE_S, BEFORE_S)}-${ramp(to, AFTER_S)}`);
  return steps.length === 0 ? "1" : `pow(10,-${STEP_BACK_DB}/20*(${steps.join("+")}))`;
}

function ramp(from: number, seconds: number): string {
  return `clip((t-(${from.toFixed(3)}))/${seconds},0,1)`;
}
