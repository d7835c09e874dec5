import { type Audience, type Blackout, type CampaignFile, wallTimesOf } from "#campaigns/index.ts";
import { DAY } from "#core/clock.ts";
import { dateOf, startOfDate, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { type ResolvedTime, resolverOf, resolveWallTime } from "./zones.ts";

/** What decides when a campaign or one of its schedules releases. */
export type Timetable = Pick<CampaignFile, "timeZone" | "startsOn" | "endsOn" | "cadence" | "blackouts"> & {
  audiences?: Audience[] | undefined;
};

/** A turn on the clock of one audience, or of the campaign where it names none. */
export type TurnTime = ResolvedTime & { timeZone: string; audience?: string; locale?: string };

/** One time of the cadence at which an episode could go: the same wall time for every audience. */
export type Turn = {
  wallTime: string;
  /** One for each audience, in their order. */
  times: TurnTime[];
  /** The first audience to have it, and the last. */
  firstAt: Date;
  lastAt: Date;
  /** The blackout in which it falls for any audience. */
  blackout: Blackout | undefined;
  isBeforeEnd: boolean;
};

// How far past the end to look, so that a plan can say when an episode that does not fit would have its turn.
const LOOK_AHEAD = 400 * DAY;

/**
 * The turns of a campaign in order of time, from a local date or its start, whichever is later, and on for 400 days
 * past its end. Blackouts and the end are those of each audience's clock, and are compared as instants, so a turn that
 * the clocks shift is judged by when it is due. Throws RangeError for a zone, date or rule that no schema let through.
 */
export function* turnsOf(timetable: Timetable, from: string): Generator<Turn> {
  const { startsOn, endsOn, cadence } = timetable;
  const at = turnMaker(timetable);
  const first = toWallTime(Math.max(...[from, startsOn].map((date) => wallTimeToMs(startOfDate(date)))));
  const last = toWallTime(wallTimeToMs(startOfDate(endsOn)) + LOOK_AHEAD);

  // A shifted turn falls among later ones of the clock, or on them: it waits for these.
  let waiting: Turn[] = [];
  let passedAt = "";
  for (const wallTime of wallTimesOf(cadence, dateOf(first), dateOf(last))) {
    const turn = at(wallTime);
    if (wallTime > passedAt) {
      yield* inOrder(waiting);
      waiting = [];
    }
    waiting.push(turn);
    for (const { shifted, shownAs } of turn.times) if (shifted && shownAs > passedAt) passedAt = shownAs;
  }
  yield* inOrder(waiting);
}

function inOrder(turns: Turn[]): Turn[] {
  return turns.sort((a, b) => a.firstAt.getTime() - b.firstAt.getTime());
}

/** Makes a turn of any wall time, whether or not the cadence names it. */
export function turnMaker({ timeZone, audiences, endsOn, blackouts }: Timetable): (wallTime: string) => Turn {
  const places = (audiences ?? [{ name: undefined, timeZone, locale: undefined }]).map(
    ({ name, locale, ...place }) => ({
      place: { ...place, ...(name !== undefined && { audience: name }), ...(locale !== undefined && { locale }) },
      ...boundsIn(place.timeZone, endsOn, blackouts),
    }),
  );
  return (wallTime) => {
    const resolve = resolverOf(wallTime);
    const times = places.map(({ place }) => ({ ...resolve(place.timeZone), ...place }));
    const instants = times.map(({ instant }) => instant.getTime());
    const blackout = blackouts.find((_, which) =>
      places.some(({ closed }, index) => isInside(closed[which], instants[index] ?? 0)),
    );
    return {
      wallTime,
      times,
      firstAt: new Date(Math.min(...instants)),
      lastAt: new Date(Math.max(...instants)),
      blackout,
      isBeforeEnd: places.every(({ endMs }, index) => (instants[index] ?? 0) < endMs),
    };
  };
}

function boundsIn(timeZone: string, endsOn: string, blackouts: Blackout[]) {
  const msOf = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant.getTime();
  return {
    endMs: msOf(startOfDate(endsOn)),
    closed: blackouts.map(({ from, until }) => ({ fromMs: msOf(from), untilMs: msOf(until) })),
  };
}

function isInside(span: { fromMs: number; untilMs: number } | undefined, ms: number): boolean {
  return span !== undefined && span.fromMs <= ms && ms < span.untilMs;
}
