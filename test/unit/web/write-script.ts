import { type Script, scriptSchema } from "#scripts/index.ts";

/** A script of three scenes, with changes. */
export const scriptWith = (changes: Record<string, unknown> = {}): Script =>
  scriptSchema.parse({
    episode: "three-random-words",
    locale: "en",
    title: "Three random words",
    topic: "Passwords",
    audience: "Everyone",
    action: "Use three random words",
    nextCheckOn: "2027-05-03",
    scenes: [
      { id: "hook", kind: "hook", title: "Use three random words", narration: "Use three random words." },
      {
        id: "tip",
        kind: "tip",
        title: "Keep it",
        body: "Write it down",
        narration: "Keep the words on paper at home.",
      },
      {
        id: "end",
        kind: "end-card",
        title: "More",
        url: "sunny-corner.example",
        narration: "There is more on our page.",
      },
    ],
    claims: [
      { id: "paper", text: "Paper at home is a safe place for words.", source: "ncsc" },
      { id: "other", text: "Zebras graze quietly.", source: "ncsc" },
    ],
    ...changes,
  });
