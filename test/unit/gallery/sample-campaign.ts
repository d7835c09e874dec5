import type {
  PublicCampaign,
  PublicSite,
  PublishedCampaign,
  PublishedEpisode,
  PublishedFormat,
  Tombstone,
} from "#gallery/published.ts";

export const site: PublicSite = { origin: "https://sunny-corner.example", links: {} };

/** An episode as it goes out, with the parts under test replaced. */
export function episodeWith(parts: Partial<PublishedEpisode> = {}): PublishedEpisode {
  return {
    slug: "three-random-words",
    title: "Three random words",
    topic: "Passwords",
    topicSlug: "passwords",
    action: "Give your email a password of three random words",
    locale: parts.locale ?? "en",
    homeLocale: parts.locale ?? "en",
    locales: [parts.locale ?? "en"],
    direction: "ltr",
    position: 1,
    releasedAt: new Date("2026-12-01T08:00:00Z"),
    presenter: null,
    formats: [shapeWith()],
    hasOpenCaptions: false,
    transcript: [
      "Need a password you can remember? Use three random words.",
      "Swapped letters are a trick that attackers know. Three random words are longer, and easier to remember.",
    ],
    claims: [
      {
        text: "Attackers know the usual swaps of letters for signs, so a swap adds little.",
        source: {
          publisher: "National Cyber Security Centre (UK)",
          title: "The logic of three words",
          url: "https://www.ncsc.gov.uk/collection/three-random-words",
          readOn: "2026-11-22",
        },
      },
      {
        text: "A phrase of five to seven unrelated words, or 16 and more characters, is stronger still.",
        source: {
          publisher: "Cybersecurity and Infrastructure Security Agency (US)",
          title: "Use strong passwords",
          url: "https://www.cisa.gov/secure-our-world/use-strong-passwords",
          readOn: "2026-11-20",
        },
      },
    ],
    nextCheckOn: "2027-05-03",
    approvals: [
      { kind: "accuracy", name: null, at: new Date("2026-11-27T09:30:00Z") },
      { kind: "brand", name: null, at: new Date("2026-11-28T14:00:00Z") },
    ],
    isSyntheticVoice: false,
    history: [{ is: "released", at: new Date("2026-12-01T08:00:00Z") }],
    ...parts,
  };
}

/** The tall video of an episode, with the parts under test replaced. */
export function shapeWith(parts: Partial<PublishedFormat> = {}): PublishedFormat {
  return {
    format: "vertical",
    width: 1080,
    height: 1920,
    durationMs: 31_600,
    video: { url: "/media/video.mp4", bytes: 4_180_000, sha256: "5f".repeat(32), mediaType: "video/mp4" },
    poster: { url: "/media/poster.jpg", bytes: 120_000, sha256: "a1".repeat(32), mediaType: "image/jpeg" },
    captions: { url: "/media/captions.vtt", bytes: 900, sha256: "b2".repeat(32), mediaType: "text/vtt" },
    ...parts,
  };
}

/** A campaign with one episode out, with the parts under test replaced. */
export function campaignWith(parts: Partial<PublishedCampaign> = {}): PublishedCampaign {
  return {
    slug: "sunny-december",
    title: "A safer year, one small habit at a time",
    isDemo: false,
    locale: parts.locale ?? "en",
    homeLocale: parts.locale ?? "en",
    locales: [parts.locale ?? "en"],
    direction: "ltr",
    timeZone: "Europe/Berlin",
    episodes: [episodeWith()],
    upcoming: { count: 8, next: [] },
    ...parts,
  };
}

/** The same campaign in all its languages. */
export function publicCampaignWith(parts: Partial<PublicCampaign> = {}): PublicCampaign {
  const { locale: _locale, direction: _direction, ...campaign } = campaignWith();
  return { ...campaign, tombstones: [], dates: [], ...parts };
}

/** An episode that was taken down. */
export function tombstoneWith(parts: Partial<Tombstone> = {}): Tombstone {
  return {
    slug: "three-random-words",
    title: "Three random words",
    locale: "en",
    homeLocale: "en",
    direction: "ltr",
    releasedAt: new Date("2026-12-01T08:00:00Z"),
    takenDownAt: new Date("2026-12-03T10:30:00Z"),
    reason: "The advice changed.",
    timeZone: "Europe/Berlin",
    replacement: null,
    ...parts,
  };
}
