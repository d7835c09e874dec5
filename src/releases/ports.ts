import type { z } from "zod";
import type { ChannelKind } from "#campaigns/index.ts";
import type { QueuedJob } from "#core/job.ts";

/** One file that goes out, by its content; `path` is where its bytes lie. */
export type ShippedFile = {
  kind: "video" | "poster" | "vtt" | "srt" | "transcript";
  locale: string;
  format: "vertical" | "square" | "landscape";
  sha256: string;
  bytes: number;
  mediaType: string;
  path: string;
};

/** What goes out: exact files, and the words that stand beside them. */
export type Shipment = {
  releaseId: string;
  /** Where the public page shows it; links go there and nowhere else. */
  pageUrl: string;
  episode: { slug: string; title: string; topic: string };
  /** By locale: what is written beside the video, without a link. */
  texts: Readonly<Record<string, { title: string; description: string }>>;
  /** Whether a voice in it is made by a machine: platforms ask for it. */
  isSynthetic: boolean;
  durationMs: number;
  files: readonly ShippedFile[];
};

/** A channel as it is set up; secrets are opened for the one call. */
export type OpenChannel = {
  id: string;
  name: string;
  settings: unknown;
  secrets: Readonly<Record<string, string>>;
  /** Seals a secret that a platform renewed. */
  keepSecret: (name: string, value: string) => Promise<void>;
};

/**
 * What earlier tries of a delivery wrote down: a session to go on with, a number to look up. No secrets.
 * `captionsMissing` names the captions of a visible video that are still to come: delivering again sends them alone.
 */
export type Evidence = Readonly<Record<string, string>>;

/** One try to bring a shipment to a channel. */
export type Dispatch = {
  /** The same for each try: what a platform may know it by. */
  deliveryId: string;
  shipment: Shipment;
  channel: OpenChannel;
  /** When it is to be seen; not in the future for "at once". */
  publishAt: Date;
  evidence: Evidence;
  /**
   * Writes evidence down before the next step outside is taken. Throws when this worker was replaced meanwhile:
   * then nothing more may be sent.
   */
  note: (evidence: Evidence) => Promise<void>;
  signal: AbortSignal;
};

/** Where a delivery stands, as the channel itself says. */
export type Standing =
  /** It can be seen. */
  | { is: "live"; permalink: string | null; evidence?: Evidence }
  /** The platform has it and will show it by itself. */
  | { is: "armed"; firesAt: Date; evidence?: Evidence }
  /** The platform has it and works on it: to be looked at again. */
  | { is: "processing"; evidence?: Evidence }
  /** A person has to do the rest. */
  | { is: "with_person"; evidence?: Evidence };

/** It certainly did not arrive, so sending again cannot double it. `retryAfterMs` is how long the channel asks to wait. */
export class NotSentError extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** It did not arrive and will not, however often it is tried: the channel refuses the content or its set-up. */
export class RefusedError extends Error {}

/** It did not arrive because the channel no longer lets us in: a person has to connect it again. */
export class LockedOutError extends Error {}

/** This worker was replaced while it was at it: it may send nothing more, and writes nothing. */
export class ReplacedError extends Error {
  constructor() {
    super("Another worker has this delivery.");
  }
}

/** What a channel is able to do; a fact about its kind, told to whoever plans. */
export type Abilities = {
  /** It shows a release at a given time by itself: ours may be down then. */
  canSchedule: boolean;
  canRetract: boolean;
  /** It can be asked what became of a delivery. Without it, an unknown outcome is a person's to clear up. */
  canReadBack: boolean;
  /** What arrives there twice under one id counts once, so it may be sent again without asking. */
  isRepeatSafe?: true;
  acceptsCaptions: boolean;
  /** It takes no logo, link or promotion inside a video: it gets the video without its end card. */
  forbidsEndCard: boolean;
  limits: {
    formats: readonly ShippedFile["format"][];
    leastMs?: number;
    mostMs?: number;
    mostBytes?: number;
    /** Publications in any 24 hours, by the platform's own rules. */
    mostADay?: number;
  };
};

/** What a person posts from: the checklist and the words to paste, and the files by their content. */
export type Kit = {
  texts: { path: string; text: string }[];
  files: (Pick<ShippedFile, "kind" | "locale" | "format" | "mediaType" | "bytes" | "sha256"> & { path: string })[];
};

/** A place where releases appear. Errors other than the four classes here mean that nobody knows what happened. */
export type ChannelPort = {
  abilities: Abilities;
  /** What `channel.settings` holds, strict; checked when a channel is saved and again before it is used. */
  settings: z.ZodType;
  /** Names of the secrets it needs. Others that it keeps come back to it as well. */
  secrets: readonly string[];
  /** Waits between tries, in milliseconds; as many tries as waits, and one. Asking what became of it counts as one. */
  waitsMs: readonly number[];
  /** Sends, or goes on with what earlier tries began. Throws NotSentError, RefusedError or LockedOutError. */
  deliver: (dispatch: Dispatch) => Promise<Standing>;
  /** Asks what became of it, and changes nothing. Called before anything is sent again. */
  lookUp: (dispatch: Dispatch) => Promise<Standing | { is: "absent" }>;
  /** Takes it down; `with_person` where only a person can. Doing it twice does no harm. */
  retract: (dispatch: Dispatch) => Promise<{ is: "gone" | "with_person" | "processing" }>;
  /** What it laid out for a person to post from; null where it has laid out nothing. Only kinds where persons post have it. */
  kit?: (deliveryId: string) => Promise<Kit | null>;
  /** Tries the connection and the secrets without publishing anything; answers a line for the operator. */
  check: (channel: OpenChannel, signal: AbortSignal) => Promise<string>;
};

/** The queue as deliveries need it. */
export type DeliveryQueue = {
  /** Whether a job waits or runs. */
  has: (job: Pick<QueuedJob, "queue" | "key">) => Promise<boolean>;
};

/** What each kind of channel is able to do, for whoever plans and claims. */
export type AbilitiesByKind = Partial<Record<ChannelKind, Abilities>>;

/** Opens and seals what channels are let in by, each for its own place; the key is not the database's. */
export type SecretBox = {
  seal: (place: SecretPlace, value: string) => string;
  open: (place: SecretPlace, sealed: string) => string;
};
export type SecretPlace = { channelId: string; name: string };

/** The last release that was confirmed, kept outside the database: a database that does not know it is an older one. */
export type HighWaterMark = { releaseId: string; releasedAt: string };
export type HighWater = {
  read: () => Promise<HighWaterMark | null>;
  write: (mark: HighWaterMark) => Promise<void>;
};

/** The channels that this installation can reach, by kind. */
export type ChannelPorts = Partial<Record<ChannelKind, ChannelPort>>;

/** What the channels of this installation are able to do. */
export function abilitiesOf(channels: ChannelPorts): AbilitiesByKind {
  return Object.fromEntries(Object.entries(channels).map(([kind, { abilities }]) => [kind, abilities]));
}

/** Whether an unknown outcome can be cleared up without a person: by asking, or by sending once more. */
export function mayAsk({ canReadBack, isRepeatSafe }: Pick<Abilities, "canReadBack" | "isRepeatSafe">): boolean {
  return canReadBack || isRepeatSafe === true;
}
