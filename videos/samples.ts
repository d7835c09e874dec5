import { FORMAT_SIZE, type Format, FPS, type Storyboard, type TimedScene } from "#storyboards/index.ts";

type Scene = TimedScene["scene"];

/** One scene of every kind, in the order of an episode. */
export const sampleScenes: readonly Scene[] = [
  {
    id: "hook",
    kind: "hook",
    kicker: "Need a password you can remember?",
    title: "Use three random words",
    narration: "Need a password you can remember? Use three random words.",
  },
  {
    id: "longer-beats-trickier",
    kind: "compare",
    title: "Longer beats trickier",
    weak: { label: "Swapped letters", text: "P@ssw0rd1!", note: "Attackers know this trick" },
    strong: { label: "Three random words", text: "lantern otter gravel", note: "Longer, and easier to remember" },
    narration: "Swapped letters are a trick that attackers know. Three random words are longer.",
  },
  {
    id: "pick-by-chance",
    kind: "steps",
    title: "Pick them by chance",
    steps: ["Words that do not belong together", "No pets, no birthdays, no teams", "More words make it stronger"],
    narration: "Pick them by chance: words that do not belong together. More words make it stronger.",
  },
  {
    id: "for-the-few",
    kind: "tip",
    title: "For the few you must remember",
    body: "Use a passkey where one is offered. Let a password manager keep the rest.",
    narration: "Use a passkey where one is offered. Let a password manager keep the rest.",
  },
  {
    id: "today",
    kind: "call-to-action",
    action: "Give your email three random words today",
    url: "sunny-corner.example",
    verify: "We never ask you to sign in",
    narration: "Give your email three random words today.",
  },
];

const SCENE_SECONDS = 5;

function span(startSeconds: number, seconds: number) {
  return {
    startMs: startSeconds * 1000,
    durationMs: seconds * 1000,
    startFrame: startSeconds * FPS,
    durationFrames: seconds * FPS,
  };
}

function captionLines(narration: string): string[] {
  const words = narration.split(" ").slice(0, 9);
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(" "), words.slice(half).join(" ")];
}

/** A storyboard for opening scenes in the studio and for tests; real ones are compiled from scripts. */
export function sampleStoryboard(format: Format, scenes: readonly Scene[] = sampleScenes): Storyboard {
  return {
    version: 1,
    episode: "three-random-words",
    title: "Three random words",
    locale: "en",
    direction: "ltr",
    format,
    theme: "sunny",
    fps: FPS,
    ...FORMAT_SIZE[format],
    durationFrames: scenes.length * SCENE_SECONDS * FPS,
    scenes: scenes.map((scene, index) => ({ ...span(index * SCENE_SECONDS, SCENE_SECONDS), scene })),
    cues: scenes.map(({ narration }, index) => ({
      ...span(index * SCENE_SECONDS, SCENE_SECONDS - 1),
      lines: captionLines(narration),
    })),
    voice: [],
  };
}
