import type { Transaction } from "#access/index.ts";
import { dayOf } from "#core/clock.ts";
import { readVerdicts, type Verdict } from "#reviews/actions/index.ts";
import { nextFreeTurn, timetableOf, wallTimeAt } from "#schedule/index.ts";
import { nameOf, type VariantName, variantsFor, variantsForAll } from "../channel-needs.ts";
import { type FinalRender, findFinalRenders, findNewestWords, type NewestWords } from "../content/store.ts";
import type { DueFacts, Variant } from "../decide.ts";
import { findStandingHolds, readInstallation, type StandingHold } from "../holds/store.ts";
import { holdsOn } from "../holds-on.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { type DueSlot, findTakenTimes, findUnansweredRecalls, openChannels, type SpeakingRecall } from "./store.ts";

/** What speaks for and against a slot, and which of its channels are held, each with the reason. */
export type FactsOfSlot = DueFacts & { heldChannels: ReadonlyMap<string, string> };

/** All that is asked of the database for many slots at once. */
type Readings = {
  now: Date;
  abilities: AbilitiesByKind;
  everythingPausedAt: Date | null;
  holds: StandingHold[];
  recalls: Map<string, SpeakingRecall[]>;
  words: Map<string, NewestWords[]>;
  renders: FinalRender[];
  verdictOn: (contentHash: string) => Verdict;
};

/** Everything that could speak against releasing these slots, as the database says it at this moment, in their order. */
export async function readDueFacts(
  tx: Transaction,
  slots: readonly DueSlot[],
  { now, abilities }: Pick<Readings, "now" | "abilities">,
): Promise<FactsOfSlot[]> {
  const words = await findNewestWords(tx, [...new Set(slots.map(({ episodeId }) => episodeId))]);
  const hashes = [...words.values()].flat().flatMap(({ storyboards }) => storyboards);
  const slotIds = slots.map(({ id }) => id);
  const renders = await findFinalRenders(
    tx,
    hashes.map(({ contentHash }) => contentHash),
  );
  const readings: Readings = {
    now,
    abilities,
    everythingPausedAt: (await readInstallation(tx)).pausedAt,
    holds: await findStandingHolds(tx, slotIds, now),
    recalls: await findUnansweredRecalls(tx, slotIds),
    words,
    renders,
    verdictOn: await readVerdicts(
      tx,
      renders.map(({ contentHash }) => contentHash),
    ),
  };
  const facts: FactsOfSlot[] = [];
  for (const slot of slots) facts.push({ ...factsOf(slot, readings), blackout: await readBlackout(tx, slot, now) });
  return facts;
}

function factsOf(slot: DueSlot, { abilities, now, ...readings }: Readings): Omit<FactsOfSlot, "blackout"> {
  const { schedule, episode } = slot;
  const { campaign } = schedule;
  const channels = openChannels(slot);
  const { holds, heldChannels } = holdsOn(slot, channels, readings.holds);
  const needs = channels.map((channel) => ({
    channel,
    variants: variantsFor(channel, campaign, abilities[channel.kind]),
  }));
  const misfit = needs.find(({ variants }) => variants.length === 0);
  // One held channel keeps the others from nothing; when all are held, so is the slot.
  const areAllHeld = channels.length > 0 && channels.every(({ id }) => heldChannels.has(id));
  return {
    nominalAt: slot.nominalAt,
    graceMs: schedule.graceMs,
    pausedAt: pausedSince(slot, readings.everythingPausedAt),
    holds: [
      ...holds,
      ...(areAllHeld ? [...heldChannels.values()].map((reason) => ({ reason })) : []),
      ...(misfit ? [{ reason: `the channel ${misfit.channel.name} takes none of the campaign's videos` }] : []),
      ...(readings.recalls.get(slot.id) ?? []).map(({ sourceId, reason }) => ({
        reason: `the source ${sourceId} was recalled: ${reason}`,
      })),
    ],
    heldChannels,
    isAfterEnd: slot.wallTime.slice(0, "2026-12-01".length) >= dayOf(campaign.endsOn),
    hasConsent: hasConsent(episode.presenter, channels, now),
    hasChannel: channels.length > 0,
    variants: variantsOf(slot, variantsForAll(needs.map(({ variants }) => variants)), { now, ...readings }),
  };
}

function pausedSince({ schedule }: DueSlot, everything: Date | null): Date | null {
  const { channels, pausedAt } = schedule.campaign;
  const active = channels.filter(({ isActive }) => isActive);
  const isEveryChannelPaused = active.length > 0 && active.every((channel) => channel.pausedAt !== null);
  const pauses = [
    everything,
    pausedAt,
    schedule.pausedAt,
    ...(isEveryChannelPaused ? active.map((c) => c.pausedAt) : []),
  ];
  return pauses.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}

async function readBlackout(tx: Transaction, slot: DueSlot, now: Date): Promise<DueFacts["blackout"]> {
  const { schedule, nominalAt, key } = slot;
  const blackout = schedule.blackouts.find(({ fromAt, untilAt }) => fromAt <= now && now < untilAt);
  if (!blackout) return null;
  const { reason, policy, untilAt } = blackout;
  // What was to go out at once has no next time: a person says when.
  if (policy !== "shift") return { reason, policy, shiftTo: null };
  if (key.startsWith("manual:")) return { reason, policy: "hold", shiftTo: null };
  const taken = await findTakenTimes(tx, slot);
  const shiftTo = nextFreeTurn({ timetable: timetableOf(schedule), nominalAt, notBefore: untilAt, taken });
  return { reason, policy, shiftTo };
}

function hasConsent(presenter: DueSlot["episode"]["presenter"], channels: { kind: string }[], now: Date): boolean {
  if (presenter === null) return true;
  const inForce = presenter.consents.filter(
    ({ withdrawnAt, expiresAt, grantedAt }) =>
      withdrawnAt === null && grantedAt <= now && (expiresAt === null || expiresAt > now),
  );
  return channels.every(({ kind }) => inForce.some((consent) => consent.channels.includes(kind)));
}

function variantsOf(
  slot: DueSlot,
  names: VariantName[],
  { words, renders, verdictOn, now }: Pick<Readings, "words" | "renders" | "verdictOn" | "now">,
): Variant[] {
  const today = wallTimeAt(now, slot.schedule.campaign.timeZone).slice(0, "2026-12-01".length);
  return names.map((name) => {
    const newest = words.get(slot.episodeId)?.find(({ locale }) => locale === name.locale);
    const plans = newest?.storyboards.filter((plan) => nameOf({ ...plan, locale: name.locale }) === nameOf(name)) ?? [];
    const hashes = new Set(plans.map(({ contentHash }) => contentHash));
    const render = renders.find(({ storyboardHash }) => hashes.has(storyboardHash));
    if (!render || !newest) return { ...name, render: null };
    const { missing, objection } = verdictOn(render.contentHash);
    const { id, contentHash, state } = render;
    const judged = { missingApprovals: missing, objection, expired: expiredIn(newest, today) };
    return { ...name, render: { id, contentHash, isReady: state === "qc_passed", ...judged } };
  });
}

function expiredIn({ nextCheckOn, sources }: NewestWords, today: string): string | null {
  if (nextCheckOn !== null && nextCheckOn < today) return `the advice was to be read again on ${nextCheckOn}`;
  const stale = sources.find((source) => dayOf(source.nextCheckOn) < today);
  return stale ? `the source ${stale.id} was to be read again on ${dayOf(stale.nextCheckOn)}` : null;
}
