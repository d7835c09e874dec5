/** How loud each of so many equal parts of a sound is, 1 for the loudest. Silence is all noughts. */
export function peaksOf(channels: readonly Float32Array[], parts: number): number[] {
  const length = channels[0]?.length ?? 0;
  const peaks = Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * length) / parts);
    const to = Math.floor(((part + 1) * length) / parts);
    let most = 0;
    for (const channel of channels) {
      for (let at = from; at < to; at += 1) most = Math.max(most, Math.abs(channel[at] ?? 0));
    }
    return most;
  });
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}

/** Bars around a middle line at 50, a step of 4 each, as the path of an SVG. */
export const barsOf = (peaks: readonly number[]): string =>
  peaks
    .map((peak, at) => {
      const half = Math.max(1, Math.round(peak * 480) / 10);
      return `M${at * 4 + 1} ${50 - half}h2v${half * 2}h-2z`;
    })
    .join("");
