import type { CapturePlan } from "#renders/index.ts";

/**
 * Shows each span as soon as its picture and all earlier ones are there, whatever order pictures arrive in.
 * A picture is kept only until the last span that needs it.
 */
export function showInOrder(
  spans: CapturePlan["spans"],
  show: (picture: Buffer, frames: number) => Promise<void>,
): { add: (capture: number, picture: Buffer) => Promise<void>; isComplete: () => boolean } {
  const spansLeft = new Map<number, number>();
  for (const { capture } of spans) spansLeft.set(capture, (spansLeft.get(capture) ?? 0) + 1);
  const pictures = new Map<number, Buffer>();
  let next = 0;
  let showing = Promise.resolve();

  const showReady = async () => {
    for (let span = spans[next]; span !== undefined; span = spans[next]) {
      const picture = pictures.get(span.capture);
      if (picture === undefined) return;
      next += 1;
      await show(picture, span.frames);
      const left = (spansLeft.get(span.capture) ?? 0) - 1;
      spansLeft.set(span.capture, left);
      if (left === 0) pictures.delete(span.capture);
    }
  };

  return {
    add: (capture, picture) => {
      pictures.set(capture, picture);
      showing = showing.then(showReady);
      return showing;
    },
    isComplete: () => next === spans.length,
  };
}
