import { databaseNow, type Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import type { UnplacedEpisode } from "../plan.ts";
import { replan } from "../replan.ts";
import { UNRELEASED } from "../slot-moves.ts";
import { findSchedule, findStanding } from "../store.ts";
import { timetableOf } from "../timetable-of.ts";

/** What a move by hand would change. `moves` can be saved as they are, by `moveSlots`. */
export type MoveProposal =
  | {
      is: "proposal";
      scheduleId: string;
      moves: { slotId: string; version: number; episode: string; from: string; wallTime: string; why: string }[];
      unplaced: UnplacedEpisode[];
    }
  | { is: "refused"; reason: string; message: string };

/** Says what else must move when one slot is moved, and saves nothing. Throws NOT_FOUND. */
export async function proposeMove(
  tx: Transaction,
  { slotId, wallTime: to }: { slotId: string; wallTime: string },
): Promise<MoveProposal> {
  const { scheduleId, slots } = await findStanding(tx, slotId);
  const schedule = scheduleId === null ? null : await findSchedule(tx, scheduleId);
  const chosen = slots.find(({ id }) => id === slotId);
  if (!schedule || !chosen) throw new NotFoundError("The slot");
  const found = replan({
    campaign: {
      ...timetableOf(schedule),
      episodes: slots.map((slot) => ({
        slug: nameOf(slot, slots),
        title: slot.episode.title,
        notBefore: slot.episode.notBefore ?? undefined,
      })),
    },
    current: slots.map((slot) => ({
      slug: nameOf(slot, slots),
      wallTime: slot.wallTime,
      // What a person placed stays where it is, unless it is the one that is being moved.
      isLocked: slot === chosen ? !UNRELEASED.some((state) => state === slot.state) : slot.state !== "planned",
    })),
    move: { slug: nameOf(chosen, slots), to },
    now: await databaseNow(tx),
  });
  if (found.is === "refused") return found;
  const byName = new Map(slots.map((slot) => [nameOf(slot, slots), slot]));
  const moves = found.moved.flatMap(({ slug, from, to: wallTime, why }) => {
    const slot = byName.get(slug);
    return slot ? [{ slotId: slot.id, version: slot.version, episode: slot.episode.slug, from, wallTime, why }] : [];
  });
  return { is: "proposal", scheduleId: schedule.id, moves, unplaced: found.unplaced };
}

type Named = { wallTime: string; episode: { slug: string } };

/** An episode may have several slots: then each is named with its time. */
function nameOf({ wallTime, episode: { slug } }: Named, slots: readonly Named[]): string {
  return slots.filter((slot) => slot.episode.slug === slug).length > 1 ? `${slug} of ${wallTime}` : slug;
}
