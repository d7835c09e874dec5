import type { DeliveryState } from "./release-state.ts";

/**
 * Where a delivery stands once its release is taken down. What is being sent is left to its worker, and what nobody
 * knows of is looked up first; both are removed when they turn out to have arrived.
 */
export function takenDown({ state, mayHaveArrived }: { state: DeliveryState; mayHaveArrived: boolean }): DeliveryState {
  switch (state) {
    case "sending":
    case "unknown":
    case "retracting":
    case "retracted":
      return state;
    case "confirmed":
    case "armed":
    case "processing":
    case "with_person":
      return "retracting";
    default:
      if (!mayHaveArrived) return "retracted";
      return state === "pending" ? "unknown" : "retracting";
  }
}
