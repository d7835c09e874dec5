// What happens to releases. Apart from the door of facts, which knows no database.
export { checkClock } from "./check-clock.ts";
export { type ClaimRound, claimDueSlots } from "./claim-due-slots.ts";
export { type DeliveryPorts, deliverToChannel } from "./deliver-to-channel.ts";
export { recoverDeliveries } from "./recover-deliveries.ts";
export { type TrustClock, trustClock } from "./trust-clock.ts";
