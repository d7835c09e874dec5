const SOON_DAYS = 30;
const DAY = 86_400_000;

/** Whether a source is to be read again: its day is past, near, or far. */
export function checkOf(nextCheckOn: string, now: Date): "overdue" | "soon" | "later" {
  const left = Date.parse(`${nextCheckOn}T00:00:00Z`) - now.getTime();
  if (left < 0) return "overdue";
  return left < SOON_DAYS * DAY ? "soon" : "later";
}
