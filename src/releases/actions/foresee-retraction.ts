import type { Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { findListedRelease } from "../listing/store.ts";
import type { AbilitiesByKind } from "../ports.ts";
import type { DeliveryState } from "../release-state.ts";
import { takenDown } from "../taken-down.ts";

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
  tx: Transaction,
  { releaseId }: { releaseId: string },
  { abilities }: { abilities: AbilitiesByKind },
): Promise<ForeseenRetraction> {
  const release = await findListedRelease(tx, releaseId);
  if (!release) throw new NotFoundError("The release");
  const channels = release.deliveries.map(({ id: deliveryId, channel, ...delivery }) => {
    const canRetract = abilities[channel.kind]?.canRetract ?? false;
    return { deliveryId, channel: channel.name, becomes: becomesOf(takenDown(delivery), canRetract) };
  });
  return { channels };
}

function becomesOf(to: DeliveryState, canRetract: boolean): ForeseenRetraction["channels"][number]["becomes"] {
  if (to === "retracted") return "is not sent";
  if (to !== "retracting") return "is removed once it has arrived";
  return canRetract ? "is removed by us" : "is for a person to remove";
}
