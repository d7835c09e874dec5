// A browser opens six connections to a server that speaks HTTP/1.1: more of them open for good, and nothing else is asked.
const MOST = 2;

/** Which renders are followed as they happen; the others are looked at every few seconds. */
export function followed(renders: readonly { id: string; state: string }[]): Set<string> {
  const running = renders.filter(({ state }) => state === "rendering");
  return new Set(running.slice(0, MOST).map(({ id }) => id));
}
