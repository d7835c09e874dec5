import type { Transparency } from "#transparency/index.ts";

/** A report in which every part says something, with its words replaced. */
export function reportOf(text: string): Transparency {
  const at = new Date("2026-11-27T09:30:00Z");
  return {
    campaign: { slug: "sunny", title: text, isDemo: true, locale: "en" },
    period: { from: "2026-11-01", until: "2026-11-30", timeZone: "Europe/London" },
    released: [{ slug: "one", title: text, at, languages: ["en", "ar"], isAgain: true }],
    languages: [{ locale: "en", episodes: 1 }],
    approvals: { accuracy: 3, brand: 2, language: 1, videos: 3 },
    retractions: [{ slug: "two", title: text, at, reason: text, replacedBy: "one" }],
    corrections: [{ slug: "one", title: text, at, note: text, locale: "en" }],
    holds: { placed: 2, lifted: 1, becauseOfSource: 1 },
    sourceChanges: {
      changes: 1,
      videos: 2,
      takenDown: 2,
      corrected: 1,
      medianMsToTakeDown: 3_600_000,
      medianMsToCorrection: 200_000_000,
    },
    reports: { received: 4, byForm: 3, byEmail: 1, answered: 2, closed: 1, medianMsToAnswer: 90_000_000 },
    counts: {
      views: 12_408,
      completions: 9120,
      episodes: [{ slug: "one", title: text, views: 12_408, completions: 9120 }],
    },
    checkpoint: { seq: 4711, hash: "5f".repeat(32), at },
  };
}
