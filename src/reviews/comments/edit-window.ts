import { MINUTE } from "#core/clock.ts";

/** For so long a slip of the pen may be put right; afterwards others have read it, and a reply says the rest. */
export const EDIT_WINDOW_MS = 15 * MINUTE;

/** Whether a comment may still be put right: soon after it was written, and before anybody answered. */
export function mayStillEdit({ createdAt, replies }: { createdAt: Date; replies: number }, now: Date): boolean {
  return replies === 0 && now.getTime() - createdAt.getTime() <= EDIT_WINDOW_MS;
}
