/** Why somebody has to sign in once more: the session is over, or what they do wants a fresh proof. */
export type Why = "expired" | "fresh";
type Waiting = { why: Why; go: (isSignedIn: boolean) => void };

let waiting: Waiting[] = [];
const hearers = new Set<() => void>();
const tell = () => {
  for (const hear of hearers) hear();
};

/** Waits until somebody signed in again in another tab: true, or false when they gave up. Nothing typed is lost. */
export function waitForSignIn(why: Why): Promise<boolean> {
  return new Promise((go) => {
    waiting = [...waiting, { why, go }];
    tell();
  });
}

/** Lets everything that waits go on, or gives it up. */
export function endWaiting(isSignedIn: boolean): void {
  const all = waiting;
  waiting = [];
  for (const { go } of all) go(isSignedIn);
  tell();
}

/** Why something waits now; null when nothing does. */
export const whyWaiting = (): Why | null => waiting[0]?.why ?? null;

export function onWaiting(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
