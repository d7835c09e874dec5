import { randomUUID } from "node:crypto";
import type { Actor } from "#access/index.ts";
import { DAY, HOUR } from "#core/clock.ts";
import { contextMaker } from "#infra/context.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { claimDueSlots, deliverToChannel } from "#releases/actions/index.ts";
import { abilitiesOf } from "#releases/index.ts";
import { materialiseSlots } from "#schedule/actions/index.ts";
import { planRollout, type RolloutCampaign } from "#schedule/index.ts";
import { schedulerRound } from "#worker/round.ts";
import { makeReady } from "./episodes.ts";
import { type FakeClock, fakeDatabaseClock } from "./fake-clock.ts";
import { noOpChannel } from "./no-op-channel.ts";

export type YearRow = {
  days: number;
  planned: number;
  executed: number;
  sent: number;
  /** Slots whose executed instant is another one than the preview said. */
  differing: number;
  /** Claimed a millisecond before they were due. */
  early: number;
  tookMs: number;
};

const START = "2026-12-01";
const LONGEST_ROUNDS = 10_000;

// One release a day in an hour that London's clocks skip in March and pass twice in October, around a closed Christmas.
const TIMETABLE = {
  timeZone: "Europe/London",
  startsOn: START,
  cadence: { kind: "every-days", days: 1, from: START, at: "01:30" },
  blackouts: [{ from: "2026-12-24T00:00", until: "2026-12-27T00:00", reason: "Christmas", policy: "shift" }],
} as const;

/**
 * Runs a campaign of so many days through scheduler and worker on an embedded database whose clock is set from one due
 * instant to the next, and holds the instants at which slots were claimed against the preview of the first day.
 */
export async function simulateYear({ days }: { days: number }): Promise<YearRow> {
  const database = await openInMemory();
  try {
    await migrate(database);
    const start = new Date(`${START}T00:00:00Z`);
    const clock = await fakeDatabaseClock(database, new Date(start.getTime() - DAY));
    return await run(database, clock, { start, days });
  } finally {
    await database.close();
  }
}

type Opened = Awaited<ReturnType<typeof openInMemory>>;

async function run({ prisma }: Opened, clock: FakeClock, { start, days }: { start: Date; days: number }) {
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const contextOf = contextMaker({ prisma, log, now: clock.now, onCommit: quiet });
  const endsOn = new Date(start.getTime() + days * DAY).toISOString().slice(0, 10);
  // The closed days push the last episodes past the end, so there are three fewer than days.
  const campaign: RolloutCampaign = {
    ...TIMETABLE,
    blackouts: [...TIMETABLE.blackouts],
    endsOn,
    episodes: Array.from({ length: days - 3 }, (_, index) => ({ slug: `episode-${index + 1}`, title: "A tip" })),
  };
  const preview = planRollout({ campaign, now: clock.now() });
  const scheduleId = await insertCampaign(prisma, campaign);
  await makeReady(prisma);
  const planner = contextOf({ type: "person", personId: randomUUID(), roles: ["scheduler"] } satisfies Actor);
  await materialiseSlots({ ctx: planner, input: { scheduleId } });

  const { port, sent } = noOpChannel();
  const ports = {
    channels: { gallery: port },
    secrets: { seal: (_place: object, value: string) => value, open: (_place: object, sealed: string) => sealed },
    pathOf: (sha256: string) => sha256,
    pageUrl: (slug: string) => `https://sunny.example/watch/${slug}`,
    highWater: { write: async () => {} },
    signal: new AbortController().signal,
  };
  const as = (job: string) => contextOf({ type: "system", job });
  const abilities = abilitiesOf(ports.channels);
  const memory = { monotonicMs: () => clock.now().getTime(), last: null };
  const startedAt = performance.now();
  let early = 0;
  for (let round = 0; round < LONGEST_ROUNDS; round += 1) {
    const nextInMs = await schedulerRound(contextOf, { queue: { has: async () => false }, abilities, clock: memory });
    const pending = await prisma.delivery.findMany({
      where: { state: "pending" },
      select: { id: true, attempt: true },
    });
    for (const { id, attempt } of pending) {
      await deliverToChannel({ ctx: as("deliver-release"), input: { deliveryId: id, attempt } }, ports);
    }
    if (nextInMs === null) break;
    const dueAt = clock.now().getTime() + nextInMs;
    // A clock that leaps for hours looks set: it is wound on as the rounds of the night would see it.
    memory.last = null;
    await clock.set(new Date(dueAt - 1));
    early += (await claimDueSlots({ ctx: as("claim-due-slots"), input: {} }, { abilities })).counts.released;
    await clock.set(new Date(dueAt));
  }
  const tookMs = performance.now() - startedAt;
  return { days, ...(await compare(prisma, preview.slots)), sent: sent.size, early, tookMs };
}

async function insertCampaign(prisma: Opened["prisma"], campaign: RolloutCampaign): Promise<string> {
  const { id } = await prisma.campaign.create({
    data: {
      slug: "a-year",
      title: "A year",
      timeZone: campaign.timeZone,
      startsOn: new Date(campaign.startsOn),
      endsOn: new Date(campaign.endsOn),
      locales: ["en"],
      formats: ["vertical"],
      channels: { create: { kind: "gallery", name: "nowhere" } },
      episodes: {
        create: campaign.episodes.map(({ slug, title }, index) => ({
          slug,
          title,
          topic: "Tips",
          position: index + 1,
        })),
      },
    },
  });
  const { id: scheduleId } = await prisma.schedule.create({
    data: {
      campaignId: id,
      name: "daily",
      timeZone: campaign.timeZone,
      rule: campaign.cadence,
      graceMs: 6 * HOUR,
      // In December London keeps UTC.
      blackouts: {
        create: campaign.blackouts.map(({ from, until, reason, policy }) => ({
          fromWall: from,
          untilWall: until,
          fromAt: new Date(`${from}Z`),
          untilAt: new Date(`${until}Z`),
          reason,
          policy,
        })),
      },
    },
  });
  return scheduleId;
}

async function compare(prisma: Opened["prisma"], preview: { episode: { slug: string }; instant: string }[]) {
  const releases = await prisma.release.findMany({
    where: { state: "released" },
    select: { claimedAt: true, episode: { select: { slug: true } } },
  });
  const executed = new Map(releases.map(({ claimedAt, episode }) => [episode.slug, claimedAt.toISOString()]));
  const differing = preview.filter(({ episode, instant }) => executed.get(episode.slug) !== instant).length;
  return { planned: preview.length, executed: executed.size, differing };
}
