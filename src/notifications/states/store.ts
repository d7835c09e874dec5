import type { Transaction } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import { isTranslated, missingApprovals } from "#reviews/index.ts";
import type { States, StuckSlot } from "../notices.ts";

// What is older was seen by an earlier look, or was there before anybody wanted to be told.
const LOOK_BACK_MS = 7 * DAY;
const AHEAD_MS = 30 * DAY;
const MOST = 1000;

type Found = Omit<States, "risks" | "waiting" | "securityTxtExpiresAt">;

/** What the database says at this moment, as far as people are told of it. */
export async function readStates(reader: Transaction, now: Date): Promise<Found> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const people = await reader.person.findMany({
    where: { isActive: true },
    select: { id: true, roles: true, locales: true },
  });
  return {
    people,
    renders: await readRenders(reader, since),
    tasks: await readTasks(reader),
    holds: await reader.hold.findMany({
      where: { liftedAt: null, createdAt: { gte: since }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      select: { id: true, reason: true, isAccuracy: true, ownerId: true },
      take: MOST,
    }),
    ...(await readExpiries(reader, now)),
  };
}

async function readRenders(reader: Transaction, since: Date): Promise<Found["renders"]> {
  const renders = await reader.render.findMany({
    where: {
      quality: "final",
      state: { in: ["qc_passed", "qc_failed", "failed"] },
      OR: [{ finishedAt: { gte: since } }, { reviews: { some: { decidedAt: { gte: since } } } }],
    },
    include: { reviews: { include: { approvals: { where: { voidedAt: null } } } } },
    take: MOST,
  });
  const plans = await reader.storyboard.findMany({
    where: { contentHash: { in: renders.map(({ storyboardHash }) => storyboardHash) } },
    select: {
      contentHash: true,
      format: true,
      version: {
        select: {
          number: true,
          authors: { select: { personId: true } },
          script: {
            select: {
              locale: true,
              episode: { select: { title: true, campaign: { select: { locales: true } } } },
              versions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
            },
          },
        },
      },
    },
  });
  return renders.flatMap(({ id, state, failure, attempt, storyboardHash, reviews }) => {
    const made = plans.filter(({ contentHash }) => contentHash === storyboardHash);
    // What newer words have replaced is nobody's news any more.
    const plan = made.find(({ version }) => version.script.versions[0]?.number === version.number);
    if (!plan) return [];
    const { script } = plan.version;
    const [review] = reviews;
    return [
      {
        id,
        state,
        failure,
        attempt,
        title: `${script.episode.title} (${script.locale}, ${plan.format})`,
        locale: script.locale,
        authorIds: [...new Set(made.flatMap(({ version }) => version.authors.map(({ personId }) => personId)))],
        review: review ? { id: review.id, state: review.state, decidedAt: review.decidedAt } : null,
        missing: missingApprovals(review?.approvals ?? [], {
          isTranslated: isTranslated(script.locale, script.episode.campaign),
        }),
      },
    ];
  });
}

async function readTasks(reader: Transaction): Promise<Found["tasks"]> {
  const ofEpisode = { select: { episode: { select: { title: true } } } };
  const tasks = await reader.task.findMany({
    where: { state: "open" },
    orderBy: { createdAt: "desc" },
    take: MOST,
    include: {
      slot: ofEpisode,
      release: ofEpisode,
      delivery: { select: { release: ofEpisode } },
      channel: { select: { name: true } },
    },
  });
  return tasks.map(({ id, kind, reason, slot, release, delivery, channel }) => {
    const episode = slot?.episode ?? release?.episode ?? delivery?.release.episode;
    return { id, kind, reason, title: episode?.title ?? channel?.name ?? "Something" };
  });
}

async function readExpiries(reader: Transaction, now: Date): Promise<Pick<Found, "consents" | "sources">> {
  const until = new Date(now.getTime() + AHEAD_MS);
  const consents = await reader.consent.findMany({
    where: { withdrawnAt: null, expiresAt: { gt: now, lte: until }, presenter: { episodes: { some: {} } } },
    include: { presenter: { select: { name: true } } },
    take: MOST,
  });
  const sources = await reader.source.findMany({
    where: { nextCheckOn: { lte: until }, supersededBy: null, claims: { some: {} } },
    select: { id: true, title: true, nextCheckOn: true },
    take: MOST,
  });
  return {
    consents: consents.flatMap(({ id, expiresAt, presenter }) =>
      expiresAt ? [{ id, presenter: presenter.name, expiresAt }] : [],
    ),
    sources,
  };
}

/** Slots whose time came, and which are held. */
export async function findWaiting(
  reader: Transaction,
): Promise<(Omit<StuckSlot, "authorIds"> & { episodeId: string })[]> {
  const slots = await reader.slot.findMany({
    where: { state: "held" },
    orderBy: { dueAt: "desc" },
    take: MOST,
    include: { episode: { select: { title: true } } },
  });
  return slots.map(({ id, episodeId, wallTime, timeZone, stateReason, episode: { title } }) => {
    const reason = stateReason ?? "somebody has to decide";
    return { slotId: id, episodeId, title, wallTime, timeZone, reason };
  });
}

/** Whose words an episode is in, in all its languages. */
export async function findAuthors(reader: Transaction, episodeIds: string[]): Promise<Map<string, string[]>> {
  const rows = await reader.scriptAuthor.findMany({
    where: { version: { script: { episodeId: { in: episodeIds } } } },
    select: { personId: true, version: { select: { script: { select: { episodeId: true } } } } },
  });
  const authors = new Map<string, Set<string>>();
  for (const { personId, version } of rows) {
    const { episodeId } = version.script;
    authors.set(episodeId, (authors.get(episodeId) ?? new Set()).add(personId));
  }
  return new Map([...authors].map(([episodeId, ids]) => [episodeId, [...ids]]));
}
