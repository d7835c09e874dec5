import type { ChannelKind } from "#campaigns/index.ts";

/** The exact files that go out, by their content. */
export type Shipment = {
  releaseId: string;
  episode: { slug: string; title: string };
  files: { kind: string; locale: string; format: string; sha256: string; bytes: number; mediaType: string }[];
};

/** It certainly did not arrive, so that sending again cannot double it. */
export class NotSentError extends Error {}

export type DeliveryResult = { permalink: string };

/** A place where releases appear. */
export type ChannelPort = {
  /** Sends once. Throws NotSentError when it certainly did not arrive; after any other error nobody knows. */
  deliver: (shipment: Shipment, signal: AbortSignal) => Promise<DeliveryResult>;
  /** Looks whether it is there: the answer to a crash between sending and writing it down. */
  lookUp: (shipment: Shipment, signal: AbortSignal) => Promise<DeliveryResult | "absent">;
};

/** The channels that this installation can reach, by kind. */
export type ChannelPorts = Partial<Record<ChannelKind, ChannelPort>>;
