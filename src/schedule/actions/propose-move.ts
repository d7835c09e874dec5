import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import type { UnplacedEpisode } from "../plan.ts";
import { replan } from "../replan.ts";
import { UNRELEASED } from "../slot-moves.ts";
import { findSchedule, findStanding } from "../store.ts";
import { timetableOf } from "../timetable-of.ts";

const proposeMoveSchema = z.strictObject({ slotId: z.uuid(), wallTime: wallTimeSchema });
export type ProposeMove = z.input<typeof proposeMoveSchema>;

/** What a move by hand would change. `moves` can be saved as they are, by `moveSlots`. */
export type MoveProposal =
  | {
      is: "proposal";
      scheduleId: string;
      moves: { slotId: string; version: number; episode: string; from: string; wallTime: string; why: string }[];
      unplaced: UnplacedEpisode[];
    }
  | { is: "refused"; reason: string; message: string };

/** Says what else must move when one slot is moved, and saves nothing. Throws NOT_FOUND, INVALID_INPUT. */
export async function proposeMove({ ctx, input }: Call<ProposeMove>): Promise<MoveProposal> {
  demand(ctx.actor, "slot:move");
  const { slotId, wallTime: to } = parseInput(proposeMoveSchema, input, "slot");
  return ctx.transaction(async (tx) => {
    const { scheduleId, slots } = await findStanding(tx, slotId);
    const schedule = scheduleId === null ? null : await findSchedule(tx, scheduleId);
    const chosen = slots.find(({ id }) => id === slotId);
    if (!schedule || !chosen) throw new NotFoundError("The slot");
    const current = slots.map(({ id, wallTime, state, episode }) => ({
      slug: episode.slug,
      wallTime,
      // What a person placed stays where it is, unless it is the one that is being moved.
      isLocked: id === slotId ? !isUnreleased(state) : state !== "planned",
    }));
    const found = replan({
      campaign: {
        ...timetableOf(schedule),
        episodes: slots.map(({ episode }) => ({
          slug: episode.slug,
          title: episode.title,
          notBefore: episode.notBefore ?? undefined,
        })),
      },
      current,
      move: { slug: chosen.episode.slug, to },
      now: await databaseNow(tx),
    });
    if (found.is === "refused") return found;
    const bySlug = new Map(slots.map((slot) => [slot.episode.slug, slot]));
    const moves = found.moved.flatMap(({ slug, from, to: wallTime, why }) => {
      const slot = bySlug.get(slug);
      return slot ? [{ slotId: slot.id, version: slot.version, episode: slug, from, wallTime, why }] : [];
    });
    return { is: "proposal", scheduleId: schedule.id, moves, unplaced: found.unplaced };
  });
}

function isUnreleased(state: string): boolean {
  return UNRELEASED.some((one) => one === state);
}
