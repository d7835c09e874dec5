// Owns what goes out: what a due slot becomes, releases and their deliveries.
// Never edits or approves content, and never talks to a platform itself: that is asked of channel ports.
export { type Decision, type DueFacts, decide, type Variant } from "./due.ts";
export { deliverRelease } from "./jobs.ts";
export {
  type Abilities,
  type ChannelPort,
  type ChannelPorts,
  type Dispatch,
  type Evidence,
  LockedOutError,
  NotSentError,
  type OpenChannel,
  RefusedError,
  type Shipment,
  type ShippedFile,
  type Standing,
} from "./ports.ts";
