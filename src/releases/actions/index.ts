// What happens to releases. Apart from the door of facts, which knows no database.
export { type ChannelRow, countSentToday, findChannel, findChannels } from "../channels/store.ts";
export { readInstallation } from "../holds/store.ts";
export {
  findDeliveryHistory,
  findListedRelease,
  type ListedRelease,
  listHolds,
  listReleases,
  listTasks,
} from "../listing/store.ts";
export { type AcceptPublished, acceptPublished } from "./accept-published.ts";
export { type CheckChannel, type CheckedChannel, checkChannel } from "./check-channel.ts";
export { checkClock } from "./check-clock.ts";
export { type ClaimRound, claimDueSlots } from "./claim-due-slots.ts";
export { type CloseTask, closeTask } from "./close-task.ts";
export { compareRestored } from "./compare-restored.ts";
export { type ConfirmManually, confirmManually } from "./confirm-manually.ts";
export { type ConfirmTakenDown, confirmTakenDown } from "./confirm-taken-down.ts";
export { type CreateChannel, createChannel } from "./create-channel.ts";
export { type DeliveryPorts, deliverToChannel } from "./deliver-to-channel.ts";
export { type EditChannel, editChannel } from "./edit-channel.ts";
export { findRisks } from "./find-risks.ts";
export { type ForeseenRelease, foreseeRelease } from "./foresee-release.ts";
export { type ForeseenRetraction, foreseeRetraction } from "./foresee-retraction.ts";
export { foreseeRisks, type Risk } from "./foresee-risks.ts";
export { type LiftedHold, type LiftHold, liftHold } from "./lift-hold.ts";
export { type NoteCorrection, noteCorrection } from "./note-correction.ts";
export { openTurns } from "./open-turns.ts";
export { type PauseReleases, pauseReleases } from "./pause-releases.ts";
export { type PlacedHold, type PlaceHold, placeHold } from "./place-hold.ts";
export { type Found, reconcileReleases } from "./reconcile-releases.ts";
export { recoverDeliveries } from "./recover-deliveries.ts";
export { type ResumeReleases, resumeReleases } from "./resume-releases.ts";
export { type RetractRelease, retractRelease } from "./retract-release.ts";
export { type RetryDelivery, retryDelivery } from "./retry-delivery.ts";
export { type SetChannelSecret, setChannelSecret } from "./set-channel-secret.ts";
export { type TrustClock, trustClock } from "./trust-clock.ts";
// What happens to releases. Apart from the door of facts, which knows no database.
