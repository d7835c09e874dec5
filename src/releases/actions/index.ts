export { type AcceptPublished, acceptPublished } from "./accept-published.ts";
export { checkClock } from "./check-clock.ts";
export { type ClaimRound, claimDueSlots } from "./claim-due-slots.ts";
export { type CloseTask, closeTask } from "./close-task.ts";
export { compareRestored } from "./compare-restored.ts";
export { type ConfirmManually, confirmManually } from "./confirm-manually.ts";
export { type ConfirmTakenDown, confirmTakenDown } from "./confirm-taken-down.ts";
export { type DeliveryPorts, deliverToChannel } from "./deliver-to-channel.ts";
export { findRisks, type Risk } from "./find-risks.ts";
export { type LiftedHold, type LiftHold, liftHold } from "./lift-hold.ts";
export { type PauseReleases, pauseReleases } from "./pause-releases.ts";
export { type PlacedHold, type PlaceHold, placeHold } from "./place-hold.ts";
export { type Found, reconcileReleases } from "./reconcile-releases.ts";
export { recoverDeliveries } from "./recover-deliveries.ts";
export { type ResumeReleases, resumeReleases } from "./resume-releases.ts";
export { type RetractRelease, retractRelease } from "./retract-release.ts";
export { type RetryDelivery, retryDelivery } from "./retry-delivery.ts";
export { type TrustClock, trustClock } from "./trust-clock.ts";
// What happens to releases. Apart from the door of facts, which knows no database.
