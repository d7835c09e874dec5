// Owns what goes out: what a due slot becomes, releases and their deliveries, holds and retractions.
// Never edits or approves content, and never talks to a platform itself: that is asked of channel ports.
export { variantsFor, variantsForAll } from "./channel-needs.ts";
export { type ChannelLoad, type ChannelReading, turnOf, turnsOf } from "./channel-turn.ts";
export { channelLimitsShape } from "./channels/settings.ts";
export { type ClockMemory, type ClockReading, jumpBetween } from "./clock-jump.ts";
export { type Decision, type DueFacts, decide, type Variant } from "./decide.ts";
export { holdScopeSchema, pauseScopeSchema } from "./hold-scope.ts";
export { deliveryIdOf } from "./ids.ts";
export { deliverRelease } from "./jobs.ts";
export { type AfterTry, afterTry, type Outcome, type Purpose, type TryFacts } from "./outcome.ts";
export {
  type Abilities,
  type AbilitiesByKind,
  abilitiesOf,
  type ChannelPort,
  type ChannelPorts,
  type Dispatch,
  type Evidence,
  type HighWater,
  type HighWaterMark,
  type Kit,
  LockedOutError,
  NotSentError,
  type OpenChannel,
  RefusedError,
  type SecretBox,
  type Shipment,
  type ShippedFile,
  type Standing,
} from "./ports.ts";
export { publishedSchema } from "./published.ts";
export { type DeliveryState, type ReleaseState, releaseStateOf, whoFires } from "./release-state.ts";
