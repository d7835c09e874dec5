import { DAY, SECOND } from "#core/clock.ts";

/** How busy a channel is at this moment. */
export type ChannelLoad = {
  now: Date;
  minGapMs: number;
  /** Publications in any 24 hours. */
  dailyCap: number;
  mostInFlight: number;
  /** Sends that are under way now. */
  inFlight: number;
  /** When something was last sent, newest first, over 24 hours or the gap. */
  sentAt: readonly Date[];
  /** Deliveries that come before this one and could go now. */
  ahead: number;
};

// A send ends within seconds; whoever waits for one looks again after this.
const SEND_MS = 5 * SECOND;
const AFTER_YOU_MS = SECOND;

/** When it is a delivery's turn on its channel; null means now. */
export function turnOf({ now, minGapMs, dailyCap, mostInFlight, inFlight, sentAt, ahead }: ChannelLoad): Date | null {
  const ms = now.getTime();
  const last = sentAt[0];
  const oldest = sentAt[dailyCap - 1];
  const free = Math.max(
    last ? last.getTime() + minGapMs : 0,
    oldest ? oldest.getTime() + DAY : 0,
    inFlight >= mostInFlight ? ms + SEND_MS : 0,
  );
  const turn = ahead === 0 ? free : Math.max(free, ms) + ahead * Math.max(minGapMs, AFTER_YOU_MS);
  return turn <= ms ? null : new Date(turn);
}
