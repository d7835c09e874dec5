/** What the public page may know of a campaign. Everything here leaves the house. */
export type PublishedCampaign = {
  slug: string;
  title: string;
  /** A demo shows how the product works; its approvals are by made-up people, and the page says so. */
  isDemo: boolean;
  locale: string;
  direction: Direction;
  /** IANA zone in which the days of releases and approvals are told. */
  timeZone: string;
  /** Newest first: the first one is featured. */
  episodes: PublishedEpisode[];
  upcoming: Upcoming;
};

/** One released episode in one language, with the proof that travels beside the video. */
export type PublishedEpisode = {
  slug: string;
  title: string;
  topic: string;
  /** The one thing a viewer should do. */
  action: string;
  locale: string;
  direction: Direction;
  releasedAt: Date;
  format: "vertical" | "square" | "landscape";
  width: number;
  height: number;
  durationMs: number;
  video: MediaFile;
  /** Same shape as the video. */
  poster: MediaFile;
  captions: MediaFile;
  /** Whether captions are in the picture already; then the player does not lay its own over them unasked. */
  hasOpenCaptions: boolean;
  /** One paragraph each. */
  transcript: string[];
  claims: PublishedClaim[];
  /** Calendar date on which the advice is read again, as `2027-05-03`. */
  nextCheckOn: string;
  approvals: PublishedApproval[];
  isSyntheticVoice: boolean;
};

/** A file served from the site's own origin; `url` is a path such as `/media/<sha256>.mp4`. */
export type MediaFile = { url: string; bytes: number; sha256: string; mediaType: string };

export type PublishedClaim = { text: string; source: PublishedSource };

/** `readOn` is the calendar date on which a person last read the source. */
export type PublishedSource = { publisher: string; title: string; url: string; readOn: string };

/** `by` is the label of a role, never the name of a person. */
export type PublishedApproval = { kind: "accuracy" | "brand"; by: string; at: Date };

/** What stands at the address of an episode that was taken down. */
export type Tombstone = {
  slug: string;
  title: string;
  releasedAt: Date;
  takenDownAt: Date;
  reason: string;
  /** IANA zone in which the days are told. */
  timeZone: string;
  /** The episode that says it right; a link only once it is out. */
  replacement: { slug: string; title: string; isOut: boolean } | null;
};

/** What is still to come. `nextAt` only where the campaign announces its dates. */
export type Upcoming = { count: number; nextAt?: Date };

export type Direction = "ltr" | "rtl";

/** Where the pages live. A link that is not given is not shown. */
export type PublicSite = {
  /** Scheme and host without a final slash, as `https://sunny-corner.example`. */
  origin: string;
  links: { bugBounty?: string; transparency?: string; accountability?: string };
};
