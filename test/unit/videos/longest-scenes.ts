import type { TimedScene } from "#storyboards/index.ts";

const words =
  "Wherever many worrying moments go, somebody will welcome warm words and remember them for a whole new morning";

/** Text of exactly so many letters, in words of common length, with more wide letters than prose has. */
function fill(letters: number): string {
  return `${words.slice(0, letters - 1).trimEnd()}`.padEnd(letters, "m");
}

/** Every kind of scene with each line as long as a script may make it. */
export const longestScenes: readonly TimedScene["scene"][] = [
  { id: "hook", kind: "hook", kicker: fill(48), title: fill(42), narration: fill(60) },
  {
    id: "compare",
    kind: "compare",
    title: fill(42),
    weak: { label: fill(28), text: fill(32), note: fill(48) },
    strong: { label: fill(28), text: fill(32), note: fill(48) },
    narration: fill(60),
  },
  { id: "steps", kind: "steps", title: fill(42), steps: [fill(56), fill(55), fill(54), fill(53)], narration: fill(60) },
  { id: "tip", kind: "tip", title: fill(48), body: fill(90), narration: fill(60) },
  {
    id: "call",
    kind: "call-to-action",
    action: fill(56),
    url: fill(48).replaceAll(" ", "-"),
    verify: fill(64),
    narration: fill(60),
  },
  {
    id: "presenter",
    kind: "presenter",
    name: fill(32),
    role: fill(48),
    says: fill(90),
    portrait: { kind: "drawn", look: "amara" },
    narration: fill(60),
  },
  {
    id: "manager",
    kind: "manager-demo",
    title: fill(42),
    site: `${"m".repeat(20)}.example`,
    account: `${"mw".repeat(10)}.example`,
    accountLabel: fill(20),
    passwordLabel: fill(20),
    fill: fill(24),
    note: fill(56),
    narration: fill(60),
  },
  {
    id: "passkey",
    kind: "passkey-demo",
    title: fill(42),
    site: "wherever-many-worrym.example",
    ask: fill(40),
    confirm: fill(28),
    done: fill(28),
    narration: fill(60),
  },
  {
    id: "lookalike",
    kind: "lookalike",
    title: fill(42),
    real: "wherever-many-worrym.example",
    fake: "wherever-many-worrnm.example",
    spot: "-many-worrnm",
    realLabel: fill(24),
    fakeLabel: fill(24),
    note: fill(56),
    narration: fill(60),
  },
  {
    id: "stat",
    kind: "stat",
    value: fill(10),
    unit: fill(28),
    meaning: fill(80),
    claim: "stat",
    credit: fill(64),
    narration: fill(60),
  },
  {
    id: "chart",
    kind: "chart",
    title: fill(42),
    bars: [1_000_000_000, 400_000_000, 90_000_000, 1, 0].map((value) => ({ label: fill(28), value, shown: fill(12) })),
    claim: "chart",
    credit: fill(64),
    narration: fill(60),
  },
  {
    id: "checklist",
    kind: "checklist",
    title: fill(42),
    items: [fill(48), fill(48), fill(48), fill(48), fill(48)],
    narration: fill(60),
  },
  {
    id: "end",
    kind: "end-card",
    title: fill(42),
    url: `${fill(48 - ".example".length)
      .toLowerCase()
      .replaceAll(/[ ,]+/g, "-")}.example`,
    next: fill(64),
    narration: fill(60),
  },
];
