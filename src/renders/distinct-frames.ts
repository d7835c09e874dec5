/** Which frames to draw, and for how long each drawing stands. Spans follow one another without a gap. */
export type CapturePlan = { captures: number[]; spans: { capture: number; frames: number }[] };

/**
 * Finds the frames worth drawing: frames of equal identity share one picture, drawn at its first appearance.
 * `identities` holds one string a frame.
 */
export function planCaptures(identities: Iterable<string>): CapturePlan {
  const captureOf = new Map<string, number>();
  const plan: CapturePlan = { captures: [], spans: [] };
  let frame = 0;
  for (const identity of identities) {
    const known = captureOf.get(identity);
    const capture = known ?? frame;
    if (known === undefined) {
      captureOf.set(identity, frame);
      plan.captures.push(frame);
    }
    const last = plan.spans.at(-1);
    if (last?.capture === capture) last.frames += 1;
    else plan.spans.push({ capture, frames: 1 });
    frame += 1;
  }
  return plan;
}
