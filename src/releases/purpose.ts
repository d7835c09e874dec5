import type { Purpose } from "./outcome.ts";
import type { DeliveryState } from "./release-state.ts";

/** What a worker that is given a delivery does first; null when it is nothing for a worker. */
export function purposeOf({
  state,
  mayHaveArrived,
}: {
  state: DeliveryState;
  mayHaveArrived: boolean;
}): Purpose | null {
  switch (state) {
    case "pending":
      return mayHaveArrived ? "look_up" : "send";
    case "sending":
    case "unknown":
    case "processing":
    case "armed":
      return "look_up";
    case "retracting":
      return "take_down";
    default:
      return null;
  }
}
