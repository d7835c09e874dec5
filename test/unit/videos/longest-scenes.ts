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
];
