import { DAY, SECOND } from "#core/clock.ts";

// Whoever asks for more is not waited for: the delivery's own waits decide.
const MOST_MS = 7 * DAY;

/** How long an answer asks to wait (RFC 9110: seconds or a date), or undefined where it does not say so properly. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : untilDate(text, now);
  return ms === undefined || ms > MOST_MS ? undefined : Math.max(0, ms);
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function untilDate(text: string, now: Date): number | undefined {
  if (!HTTP_DATE.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at - now.getTime();
}
