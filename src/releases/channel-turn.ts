import { DAY, SECOND } from "#core/clock.ts";

/** How busy a channel is at this moment. */
export type ChannelLoad = {
  now: Date;
  minGapMs: number;
  mostInFlight: number;
  /** Sends that are under way now. */
  inFlight: number;
  /** When something was last sent. */
  lastSentAt: Date | null;
  /** When the one was sent that, within 24 hours, leaves no room for this one and those before it. */
  fullSince: Date | null;
  /** Deliveries that come before this one and could go now. */
  ahead: number;
};

// A send ends within seconds; whoever waits for one looks again after this.
const SEND_MS = 5 * SECOND;
const AFTER_YOU_MS = SECOND;

/** When it is a delivery's turn on its channel; null means now. */
export function turnOf({
  now,
  minGapMs,
  mostInFlight,
  inFlight,
  lastSentAt,
  fullSince,
  ahead,
}: ChannelLoad): Date | null {
  const ms = now.getTime();
  const free = Math.max(
    lastSentAt && minGapMs > 0 ? lastSentAt.getTime() + minGapMs : 0,
    fullSince ? fullSince.getTime() + DAY : 0,
    inFlight >= mostInFlight ? ms + SEND_MS : 0,
  );
  // Without a gap, and with places for all, nobody has to wait for those before it.
  const isRoomForAll = minGapMs === 0 && inFlight + ahead < mostInFlight;
  const waits = isRoomForAll ? 0 : ahead;
  const turn = waits === 0 ? free : Math.max(free, ms) + waits * Math.max(minGapMs, AFTER_YOU_MS);
  return turn <= ms ? null : new Date(turn);
}
