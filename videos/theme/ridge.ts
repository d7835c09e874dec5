/** Length after which the drawn land repeats. Longer than any view, so nobody sees the seam twice. */
export const PERIOD = 2400;
const WIDEST_VIEW = 2700;
const STEP = 96;

export type Ridge = { height: number; waves: readonly (readonly [turns: number, share: number, phase: number])[] };

/** Height of a ridge above its base line at a place along it. */
export function ridgeAt({ height, waves }: Ridge, x: number): number {
  const sum = waves.reduce(
    (at, [turns, share, phase]) => at + share * Math.sin((2 * Math.PI * turns * x) / PERIOD + phase),
    0,
  );
  return Math.round(-height * sum);
}

/** Line along a ridge, over one period and the widest view. */
export function ridgeLine(ridge: Ridge): string {
  let line = `M0 ${ridgeAt(ridge, 0)}`;
  for (let x = 0; x < PERIOD + WIDEST_VIEW; x += STEP) {
    const middle = Math.round((ridgeAt(ridge, x) + ridgeAt(ridge, x + STEP)) / 2);
    line += `Q${x} ${ridgeAt(ridge, x)} ${x + STEP / 2} ${middle}`;
  }
  return line;
}
