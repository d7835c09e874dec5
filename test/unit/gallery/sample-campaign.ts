import type { PublicSite, PublishedCampaign, PublishedEpisode } from "#gallery/published.ts";

export const site: PublicSite = { origin: "https://sunny-corner.example", links: {} };

/** An episode as it goes out, with the parts under test replaced. */
export function episodeWith(parts: Partial<PublishedEpisode> = {}): PublishedEpisode {
  return {
    slug: "three-random-words",
    title: "Three random words",
    topic: "Passwords",
    action: "Give your email a password of three random words",
    locale: "en",
    direction: "ltr",
    releasedAt: new Date("2026-12-01T08:00:00Z"),
    format: "vertical",
    width: 1080,
    height: 1920,
    durationMs: 31_600,
    video: { url: "/media/video.mp4", bytes: 4_180_000, sha256: "5f".repeat(32), mediaType: "video/mp4" },
    poster: { url: "/media/poster.jpg", bytes: 120_000, sha256: "a1".repeat(32), mediaType: "image/jpeg" },
    captions: { url: "/media/captions.vtt", bytes: 900, sha256: "b2".repeat(32), mediaType: "text/vtt" },
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
      { kind: "accuracy", by: "Security reviewer", at: new Date("2026-11-27T09:30:00Z") },
      { kind: "brand", by: "Marketing reviewer", at: new Date("2026-11-28T14:00:00Z") },
    ],
    isSyntheticVoice: false,
    ...parts,
  };
}

/** A campaign with one episode out, with the parts under test replaced. */
export function campaignWith(parts: Partial<PublishedCampaign> = {}): PublishedCampaign {
  return {
    slug: "sunny-december",
    title: "A safer year, one small habit at a time",
    isDemo: false,
    locale: "en",
    direction: "ltr",
    timeZone: "Europe/Berlin",
    episodes: [episodeWith()],
    upcoming: { count: 8 },
    ...parts,
  };
}
