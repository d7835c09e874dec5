import { DAY } from "#core/clock.ts";
import { dateOf, plannedDateSchema, startOfDate, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { type Cadence, type ScheduleReason, wallTimesOf } from "./cadence/index.ts";

/** A fault between fields that are right one by one. */
export type Complaint = { path: (string | number)[]; message: string; reason?: ScheduleReason };

type Checked = {
  startsOn: string;
  endsOn: string;
  cadence: Cadence;
  locales: readonly string[];
  channels: readonly { name: string }[];
  audiences?: readonly { name: string; locale?: string | undefined }[] | undefined;
  presenters: readonly { id: string }[];
  episodes: readonly CheckedEpisode[];
};
type CheckedEpisode = {
  slug: string;
  presenter?: string | undefined;
  notBefore?: string | undefined;
  window?: { from: string; until: string } | undefined;
  after?: readonly string[] | undefined;
};

/** What does not go together in a campaign: dates, names used twice, and names that nothing has. */
export function complaintsAbout(campaign: Checked): Complaint[] {
  const { startsOn, endsOn, channels, audiences = [], presenters, episodes } = campaign;
  const twice = (list: string, field: string, values: string[]): Complaint[] =>
    repeats(values).map((index) => ({ path: [list, index, field], message: "is used twice" }));
  const isBackwards = endsOn <= startsOn;
  return [
    ...(isBackwards
      ? [wrongRange(["endsOn"], `must be later than startsOn (${startsOn}): it is the first day after`)]
      : neverFires(campaign)),
    ...twice(
      "channels",
      "name",
      channels.map(({ name }) => name),
    ),
    ...twice(
      "audiences",
      "name",
      audiences.map(({ name }) => name),
    ),
    ...twice(
      "presenters",
      "id",
      presenters.map(({ id }) => id),
    ),
    ...twice(
      "episodes",
      "slug",
      episodes.map(({ slug }) => slug),
    ),
    ...audienceFaults(campaign),
    ...episodes.flatMap((episode, index) => episodeFaults(campaign, episode, index)),
    ...circleOf(episodes),
  ];
}

const LONGEST_SILENCE = 366 * DAY;

/**
 * Says so when a rule has no turn in the year from a date on. Patterns for the eye, such as 29 February, may be rare on
 * purpose; a line typed or brought along is rather a mistake.
 */
export function neverFires({ cadence, startsOn }: Pick<Checked, "cadence" | "startsOn">): Complaint[] {
  if (cadence.kind !== "cron" && cadence.kind !== "rrule") return [];
  if (!plannedDateSchema.safeParse(startsOn).success) return [];
  const until = dateOf(toWallTime(wallTimeToMs(startOfDate(startsOn)) + LONGEST_SILENCE));
  const [first] = wallTimesOf(cadence, startsOn, until);
  if (first !== undefined) return [];
  const message = `has no turn in the year from ${startsOn} on`;
  return [{ path: ["cadence", cadence.kind], message, reason: "schedule-never-fires" }];
}

function audienceFaults({ audiences = [], locales }: Checked): Complaint[] {
  return audiences.flatMap(({ locale }, index) =>
    locale === undefined || locales.includes(locale)
      ? []
      : [{ path: ["audiences", index, "locale"], message: `"${locale}" is not one of the locales` }],
  );
}

function episodeFaults({ startsOn, endsOn, presenters, episodes }: Checked, episode: CheckedEpisode, index: number) {
  const { slug, presenter, notBefore, window, after = [] } = episode;
  const at = (field: string) => ["episodes", index, field];
  const end = startOfDate(endsOn);
  const faults: Complaint[] = [];
  if (presenter !== undefined && !presenters.some(({ id }) => id === presenter))
    faults.push({ path: at("presenter"), message: `"${presenter}" is not one of the presenters` });
  if (notBefore !== undefined && notBefore >= end)
    faults.push(wrongRange(at("notBefore"), `must be earlier than the end of the campaign (${endsOn})`));
  if (window !== undefined && (window.from >= end || window.until <= startOfDate(startsOn)))
    faults.push(wrongRange(at("window"), `lies outside the campaign (${startsOn} to ${endsOn})`));
  if (window !== undefined && notBefore !== undefined && notBefore >= window.until)
    faults.push(wrongRange(at("notBefore"), "must be earlier than the end of its window"));
  for (const [place, name] of after.entries()) {
    if (name === slug || !episodes.some((other) => other.slug === name))
      faults.push({ path: [...at("after"), place], message: `"${name}" is not another episode of the campaign` });
  }
  return faults;
}

/** The first episode whose prerequisites, followed one by one, never end. */
function circleOf(episodes: readonly CheckedEpisode[]): Complaint[] {
  const afterOf = new Map(episodes.map(({ slug, after = [] }) => [slug, after]));
  const settled = new Set<string>();
  const closes = (slug: string, path: readonly string[]): boolean => {
    if (path.includes(slug)) return true;
    if (settled.has(slug)) return false;
    const isCircle = (afterOf.get(slug) ?? []).some((name) => name !== slug && closes(name, [...path, slug]));
    if (!isCircle) settled.add(slug);
    return isCircle;
  };
  const index = episodes.findIndex(({ slug }) => closes(slug, []));
  return index < 0
    ? []
    : [{ path: ["episodes", index, "after"], message: "leads into a circle, in which none could go first" }];
}

function wrongRange(path: (string | number)[], message: string): Complaint {
  return { path, message, reason: "invalid-range" };
}

/** Whether no value stands twice in a list. */
export function isUnique(list: readonly string[]): boolean {
  return repeats(list).length === 0;
}

/** The places in a list that hold what an earlier place holds. */
function repeats(list: readonly string[]): number[] {
  return [...list.keys()].filter((index) => list.indexOf(list[index] ?? "") < index);
}
