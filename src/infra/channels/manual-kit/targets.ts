import type { ShippedFile } from "#releases/index.ts";

/** What a platform asks of a video that a person posts, as read on a day: platforms change this without telling. */
export type Target = {
  name: string;
  /** Where its posts live: a confirmed address must lie on or below one of these hosts. */
  domains: readonly string[];
  formats: readonly ShippedFile["format"][];
  leastMs?: number;
  mostMs?: number;
  mostBytes?: number;
  /** What to watch for besides the limits, in the order of doing it. */
  steps: readonly string[];
  /** `isSecondHand`: read on the page of someone who works with the platform, not on the platform's own. */
  limits: readonly { says: string; source: string; readOn: string; isSecondHand: boolean }[];
};

const MINUTE_MS = 60_000;
const READ_ON = "2026-11-27";

export const TARGETS: readonly Target[] = [
  {
    name: "YouTube",
    domains: ["youtube.com", "youtu.be"],
    formats: ["vertical", "square", "landscape"],
    steps: [
      "Choose Create, then Upload videos, and take the video of this kit.",
      "Paste the title and the description.",
      "Add the captions file of each language (captions.srt) under Subtitles.",
      "Take the poster of this kit as thumbnail, where the page offers it.",
    ],
    limits: [
      limit(
        "A square or vertical video of up to 3 minutes becomes a Short; one over 60 seconds with any Content ID claim is blocked.",
        "https://support.google.com/youtube/answer/15424877",
        false,
      ),
    ],
  },
  {
    name: "Instagram",
    domains: ["instagram.com"],
    formats: ["vertical"],
    leastMs: 3000,
    mostMs: 15 * MINUTE_MS,
    mostBytes: 300_000_000,
    steps: [
      "Choose New reel and take the vertical video of this kit.",
      "Take the poster of this kit as cover.",
      "Paste the description as caption. A link in it cannot be clicked: name the page, or put the link into the profile.",
      "The captions are not taken as a file: check that they can be read in the picture, or switch the app's own on.",
    ],
    limits: [
      limit(
        "A reel lasts up to 15 minutes, stands upright (9:16) and has up to 300 MB or 1 GB, by the age of the page that says so.",
        "https://help.swat.io/en/articles/6553969-instagram-reels",
      ),
    ],
  },
  {
    name: "LinkedIn",
    domains: ["linkedin.com"],
    formats: ["vertical", "square", "landscape"],
    leastMs: 3000,
    mostMs: 30 * MINUTE_MS,
    mostBytes: 500_000_000,
    steps: [
      "Start a post as the organisation's page and add the video of this kit.",
      "Add the captions file (captions.srt) and the poster as thumbnail.",
      "Paste the description as text of the post.",
    ],
    limits: [
      limit(
        "A video lasts 3 seconds to 30 minutes, has up to 500 MB and is between 1:2.4 and 2.4:1.",
        "https://www.ayrshare.com/docs/media-guidelines/linkedin.md",
      ),
    ],
  },
  {
    name: "TikTok",
    domains: ["tiktok.com"],
    formats: ["vertical", "square", "landscape"],
    leastMs: 3000,
    mostMs: 10 * MINUTE_MS,
    steps: [
      "Upload the video of this kit.",
      "Paste the description.",
      "The captions are not taken as a file: check that they can be read in the picture, or switch the app's own on.",
    ],
    limits: [
      limit("A video lasts 3 seconds to 10 minutes.", "https://www.ayrshare.com/docs/media-guidelines/tiktok.md"),
    ],
  },
];

/** The platform of this name, however it is written; undefined for one that we know nothing of. */
export function findTarget(name: string): Target | undefined {
  return TARGETS.find((target) => target.name.toLowerCase() === name.trim().toLowerCase());
}

function limit(says: string, source: string, isSecondHand = true) {
  return { says, source, readOn: READ_ON, isSecondHand };
}
