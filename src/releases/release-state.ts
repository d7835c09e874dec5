export type DeliveryState =
  | "pending"
  | "sending"
  | "confirmed"
  | "armed"
  | "processing"
  | "with_person"
  | "unknown"
  | "failed"
  | "refused"
  | "locked_out"
  | "retracting"
  | "retracted";
export type ReleaseState = "releasing" | "released" | "partly_released" | "failed" | "retracting" | "retracted";

/** Where a release stands, from its deliveries alone. */
export function releaseStateOf(deliveries: readonly DeliveryState[], isTakenDown: boolean): ReleaseState {
  if (isTakenDown) return deliveries.every((state) => state === "retracted") ? "retracted" : "retracting";
  if (deliveries.length > 0 && deliveries.every((state) => state === "confirmed")) return "released";
  if (deliveries.includes("confirmed")) return "partly_released";
  // Only what certainly did not arrive and will not be tried again counts as over.
  return deliveries.every((state) => state === "failed" || state === "refused") ? "failed" : "releasing";
}

/** Who makes a delivery visible: the platform once it has it and knows when, or we by sending it. */
export function whoFires({ state, firesAt }: { state: DeliveryState; firesAt: Date | null }): "platform" | "us" {
  return state === "armed" || (state === "confirmed" && firesAt !== null) ? "platform" : "us";
}
