import type { Purpose } from "./outcome.ts";
import type { DeliveryState } from "./release-state.ts";

/** What a worker that is given a delivery does first; null when it is nothing for a worker. */
export function purposeOf({
  state,
  mayHaveArrived,
  nextCheckAt,
}: {
  state: DeliveryState;
  mayHaveArrived: boolean;
  nextCheckAt: Date | null;
}): Purpose | null {
  switch (state) {
    case "pending":
      return mayHaveArrived ? "look_up" : "send";
    case "sending":
    case "unknown":
    case "processing":
    case "armed":
      return "look_up";
    // It can be seen, and something beside it is still to come.
    case "confirmed":
      return nextCheckAt === null ? null : "complete";
    case "retracting":
      return "take_down";
    default:
      return null;
  }
}
