/** All that is public at one moment. Everything here leaves the house. */
export type Edition = {
  /** Changes whenever anything public does. */
  fingerprint: string;
  /** The one on the front page first. */
  campaigns: PublicCampaign[];
  /** Every file that may be asked for, by the SHA-256 of its bytes. */
  files: ReadonlyMap<string, ServedFile>;
  /** Every video that was ever public here, newest first. */
  videos: KnownVideo[];
};

/** What the public page may know of a campaign, in all its languages. */
export type PublicCampaign = {
  slug: string;
  title: string;
  /** A demo shows how the product works; its approvals are by made-up people, and the page says so. */
  isDemo: boolean;
  /** IANA zone in which the days of releases and approvals are told. */
  timeZone: string;
  /** Its first language: that of its own addresses. */
  homeLocale: string;
  /** Languages in which something is out, its first one before the others. */
  locales: string[];
  /** Newest first, each in each of its languages. */
  episodes: PublishedEpisode[];
  tombstones: Tombstone[];
  upcoming: Upcoming;
  dates: PublicDate[];
};

/** A campaign as a page in one language shows it: each episode once, in that language where it is out in it. */
export type PublishedCampaign = Omit<PublicCampaign, "tombstones" | "dates"> & {
  locale: string;
  direction: Direction;
};

/** One released episode in one language, with the proof that travels beside the video. */
export type PublishedEpisode = {
  slug: string;
  title: string;
  topic: string;
  /** The same in every language: the topic's place in addresses. */
  topicSlug: string;
  /** The one thing a viewer should do. */
  action: string;
  locale: string;
  /** The campaign's first language. */
  homeLocale: string;
  /** Languages in which it is out. */
  locales: string[];
  direction: Direction;
  /** Its place in the series, from 1. */
  position: number;
  /** When this version came out. */
  releasedAt: Date;
  presenter: { name: string; role: string } | null;
  /** The same video in each shape that is out; the first is shown unless another is asked for. */
  formats: PublishedFormat[];
  /** Whether captions are in the picture already; then the player does not lay its own over them unasked. */
  hasOpenCaptions: boolean;
  /** One paragraph each. */
  transcript: string[];
  claims: PublishedClaim[];
  /** Calendar date on which the advice is read again, as `2027-05-03`. */
  nextCheckOn: string;
  approvals: PublishedApproval[];
  isSyntheticVoice: boolean;
  /** Newest first; the last is when it first came out. */
  history: EpisodeEvent[];
};

export type PublishedFormat = {
  format: "vertical" | "square" | "landscape";
  width: number;
  height: number;
  durationMs: number;
  video: MediaFile;
  /** Same shape as the video. */
  poster: MediaFile;
  captions: MediaFile;
};

/** A file served from the site's own origin; `url` is a path such as `/media/<sha256>.mp4`. */
export type MediaFile = { url: string; bytes: number; sha256: string; mediaType: string };

/** `isGone`: it was public once, and its address says so. */
export type ServedFile = MediaFile & { isGone: boolean };

export type PublishedClaim = { text: string; source: PublishedSource };

/** `readOn` is the calendar date on which a person last read the source. */
export type PublishedSource = { publisher: string; title: string; url: string; readOn: string };

/** `name` only of a person who agreed to be named. */
export type PublishedApproval = { kind: "accuracy" | "brand" | "language"; name: string | null; at: Date };

/** What became of an episode in one language. A note is in the language of the episode, or of `noteLocale`. */
export type EpisodeEvent =
  | { is: "released"; at: Date }
  | { is: "corrected"; at: Date; note: string | null; noteLocale: string }
  | { is: "taken_down"; at: Date; reason: string };

/** What stands at the address of an episode that was taken down. */
export type Tombstone = {
  slug: string;
  title: string;
  locale: string;
  homeLocale: string;
  direction: Direction;
  releasedAt: Date;
  takenDownAt: Date;
  reason: string;
  /** IANA zone in which the days are told. */
  timeZone: string;
  /** The episode that says it right; a link only once it is out, to the language it is best read in. */
  replacement: { slug: string; title: string; isOut: boolean; locale: string } | null;
};

/** A video that is or was public, for whoever has a copy and wants to know. */
export type KnownVideo = MediaFile & {
  campaign: string;
  episode: string;
  title: string;
  locale: string;
  homeLocale: string;
  format: "vertical" | "square" | "landscape";
  releasedAt: Date;
  /** `replaced`: a newer version of the episode is out. */
  standing: "current" | "replaced" | "retracted";
  retraction: { at: Date; reason: string } | null;
};

/** A slot that the public may know of. `version` only grows. */
export type PublicDate = {
  uid: string;
  version: number;
  at: Date;
  changedAt: Date;
  episode: string;
  title: string;
  standing: "tentative" | "confirmed" | "cancelled";
};

/** What is still to come. `next` only where the campaign announces its dates. */
export type Upcoming = { count: number; next: { title: string; at: Date }[] };

export type Direction = "ltr" | "rtl";

/** Where the pages live. A link that is not given is not shown. */
export type PublicSite = {
  /** Scheme and host without a final slash, as `https://sunny-corner.example`. */
  origin: string;
  links: { bugBounty?: string; transparency?: string; accountability?: string };
  /** What the address of an asset carries, so that it changes with its bytes and caches may keep it for good. */
  versions?: Readonly<Record<string, string>>;
};
