import { DAY } from "#core/clock.ts";
import type { PublicDate, Upcoming } from "../published.ts";
import type { CampaignRow, EpisodeRow, SlotRow } from "../store.ts";
import { groupBy } from "./group-by.ts";

const KEEP_CANCELLED_MS = 60 * DAY;
const AHEAD = ["planned", "scheduled", "held", "releasing"];

type Told = { campaign: Pick<CampaignRow, "slug" | "announcesDates">; episode: EpisodeRow; isOut: boolean; now: Date };

/**
 * The slots of an episode that the public may know of. Those of one clock are one entry that moves, so a calendar
 * shows an episode once however often it was planned anew. What is not out is told only by a campaign that announces it.
 */
export function datesOf({ campaign, episode, isOut, now }: Told): PublicDate[] {
  return [...groupBy(episode.slots, ({ timeZone }) => timeZone)].flatMap(([timeZone, slots]) => {
    const inOrder = slots.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    const slot = inOrder.findLast(({ state }) => state !== "cancelled") ?? inOrder.at(-1);
    if (!slot) return [];
    const wasOut = slot.release !== null && (slot.state === "released" || slot.state === "retracted");
    if (slot.state === "released" && !isOut) return [];
    if (!wasOut && !campaign.announcesDates) return [];
    const standing = standingOf(slot);
    if (standing === "cancelled" && now.getTime() - slot.dueAt.getTime() > KEEP_CANCELLED_MS) return [];
    return [
      {
        uid: [campaign.slug, episode.slug, inAddress(timeZone)].join("."),
        // Slots are never deleted, so the sum only grows.
        version: inOrder.reduce((sum, { version }) => sum + version, -1),
        at: slot.dueAt,
        changedAt: inOrder.at(-1)?.createdAt ?? slot.createdAt,
        episode: episode.slug,
        title: episode.title,
        standing,
      },
    ];
  });
}

function standingOf({ state }: SlotRow): PublicDate["standing"] {
  if (state === "scheduled" || state === "releasing" || state === "released") return "confirmed";
  return state === "planned" || state === "held" ? "tentative" : "cancelled";
}

const inAddress = (timeZone: string) => timeZone.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** How many episodes are still to come, and which next, where the campaign announces its dates. */
export function upcomingOf(
  { announcesDates, episodes }: CampaignRow,
  outSlugs: ReadonlySet<string>,
  now: Date,
): Upcoming {
  const waiting = episodes.filter(({ slug, releases }) => !outSlugs.has(slug) && releases.length === 0);
  if (!announcesDates) return { count: waiting.length, next: [] };
  const next = waiting.flatMap(({ title, slots }) => {
    const ahead = slots.filter(({ state, dueAt }) => AHEAD.includes(state) && dueAt > now).map(({ dueAt }) => dueAt);
    const at = ahead.toSorted((a, b) => a.getTime() - b.getTime())[0];
    return at ? [{ title, at }] : [];
  });
  return { count: waiting.length, next: next.toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
}
