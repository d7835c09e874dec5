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

export type ChannelReading = Pick<ChannelLoad, "inFlight" | "lastSentAt" | "fullSince" | "ahead">;
export type Turn = { id: string; at: Date | null };
/** A delivery with how busy its channel was before any of those beside it went. */
export type InLine = ChannelReading &
  Pick<ChannelLoad, "minGapMs" | "mostInFlight"> & { id: string; channelId: string; dailyCap: number };

/**
 * The turns of deliveries that are looked at together, in the order of their channels: those that may go count for
 * those after them. Each is to be one that counts as ahead of the later ones.
 */
export function turnsOf(line: readonly InLine[], now: Date): Turn[] {
  const gone = new Map<string, number>();
  return line.map(({ id, channelId, minGapMs, mostInFlight, dailyCap, ...load }) => {
    const before = gone.get(channelId) ?? 0;
    // Whoever went leaves those ahead and joins the sent: the same one leaves no room, unless none was left over.
    const isFull = before > 0 && dailyCap - 1 - load.ahead < 0;
    const at = turnOf({
      ...{ now, minGapMs, mostInFlight },
      inFlight: load.inFlight + before,
      ahead: load.ahead - before,
      lastSentAt: before > 0 ? now : load.lastSentAt,
      fullSince: isFull ? now : load.fullSince,
    });
    if (at === null) gone.set(channelId, before + 1);
    return { id, at };
  });
}

/** The order of deliveries on a channel: by nominal instant, then priority, then slot. */
export function compareTurns(one: Place, other: Place): number {
  const at = (one.turnAt?.getTime() ?? 0) - (other.turnAt?.getTime() ?? 0);
  return at || (one.turnRank ?? 0) - (other.turnRank ?? 0) || (one.turnSlot ?? "").localeCompare(other.turnSlot ?? "");
}

type Place = { turnAt: Date | null; turnRank: number | null; turnSlot: string | null };
