/** What happens to a slot once a hold is lifted. */
export type Consequence = {
  slotId: string;
  episode: string;
  dueAt: Date;
  becomes: "goes out now" | "goes out at its time" | "is missed" | "stays held";
};

type HeldSlot = { id: string; dueAt: Date; schedule: { graceMs: number }; episode: { slug: string } };

/** What lifting a hold means for a slot that it stops; others may still stop it. */
export function consequenceOf(slot: HeldSlot, isHeldOtherwise: boolean, now: Date): Consequence {
  const { id: slotId, dueAt, schedule, episode } = slot;
  const lateMs = now.getTime() - dueAt.getTime();
  const becomes =
    lateMs > schedule.graceMs
      ? "is missed"
      : isHeldOtherwise
        ? "stays held"
        : lateMs >= 0
          ? "goes out now"
          : "goes out at its time";
  return { slotId, episode: episode.slug, dueAt, becomes };
}
