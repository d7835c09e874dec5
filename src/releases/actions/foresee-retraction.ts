import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findListedRelease } from "../listing/store.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { takenDown } from "../taken-down.ts";

const foreseeRetractionSchema = z.strictObject({ releaseId: z.uuid() });
export type ForeseeRetraction = z.input<typeof foreseeRetractionSchema>;

/** What taking a release down would mean on each channel. */
export type ForeseenRetraction = {
  channels: {
    deliveryId: string;
    channel: string;
    becomes: "is removed by us" | "is for a person to remove" | "is not sent" | "is removed once it has arrived";
  }[];
};

/** Says what happens to each delivery of a release when it is taken down, and changes nothing. Throws NOT_FOUND. */
export async function foreseeRetraction(
  { ctx, input }: Call<ForeseeRetraction>,
  { abilities }: { abilities: AbilitiesByKind },
): Promise<ForeseenRetraction> {
  demand(ctx.actor, "release:retract");
  const { releaseId } = parseInput(foreseeRetractionSchema, input, "retraction");
  return ctx.transaction(async (tx) => {
    const release = await findListedRelease(tx, releaseId);
    if (!release) throw new NotFoundError("The release");
    const channels = release.deliveries.map(({ id: deliveryId, channel, ...delivery }) => {
      const canRetract = abilities[channel.kind]?.canRetract ?? false;
      const to = takenDown(delivery);
      const removal = canRetract ? ("is removed by us" as const) : ("is for a person to remove" as const);
      const becomes =
        to === "retracted"
          ? "is not sent"
          : to === "retracting"
            ? removal
            : ("is removed once it has arrived" as const);
      return { deliveryId, channel: channel.name, becomes } as const;
    });
    return { channels };
  });
}
