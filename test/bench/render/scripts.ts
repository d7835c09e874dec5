import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { sentencesOf } from "#infra/voice/sentences.ts";
import { type Scene, type Script, scriptSchema } from "#scripts/index.ts";
import { readScript } from "../../../src/cli/read-script.ts";

type Part = {
  episode: string;
  scene: string;
  /** How much of its narration is said; all of it without. Whole scenes of the series would last 40 seconds. */
  sentences?: number;
};

/** Four scenes of the series, whole, that last half a minute together, a kind each. */
const FOUR_SCENES: readonly Part[] = [
  { episode: "email-first", scene: "hook" },
  { episode: "three-random-words", scene: "longer-beats-trickier" },
  { episode: "add-a-second-step", scene: "any-beats-none" },
  { episode: "three-random-words", scene: "today" },
];

/** Six scenes of the series that last half a minute together, a kind each. */
const SIX_SCENES: readonly Part[] = [
  { episode: "email-first", scene: "hook" },
  { episode: "three-random-words", scene: "longer-beats-trickier", sentences: 1 },
  { episode: "email-first", scene: "passkey" },
  { episode: "add-a-second-step", scene: "any-beats-none" },
  { episode: "longer-is-stronger", scene: "sixteen-or-more" },
  { episode: "three-random-words", scene: "today", sentences: 1 },
];

/** A script of the series, as it stands in its file. */
export function scriptOf(episode: string, locale: string): Script {
  return readScript(join(projectPath("videos", "scripts"), episode, `${locale}.yaml`), { episode, locale }).script;
}

/** The first scene of an episode and its last: whole ones, eighteen times over, would keep Remotion busy for hours. */
export function shortOf(script: Script): Script {
  const [first] = script.scenes;
  return scriptSchema.parse({ ...script, scenes: [first, script.scenes.at(-1)] });
}

/** Half a minute of whole scenes, which is what an episode of that length is. */
export function fourScenes(locale: string): Script {
  return joined("four-scenes", FOUR_SCENES, locale);
}

/** Half a minute in which six scenes begin and end, so that more of it moves. */
export function sixScenes(locale: string): Script {
  return joined("six-scenes", SIX_SCENES, locale);
}

function joined(episode: string, chosen: readonly Part[], locale: string): Script {
  const parts = chosen.map(({ episode, scene: id, sentences }) => {
    const script = scriptOf(episode, locale);
    const scene = script.scenes.find((one) => one.id === id);
    return { script, scene: scene && beginningOf(scene, sentences, locale) };
  });
  const claims = parts.flatMap(({ script }) => script.claims);
  return scriptSchema.parse({
    ...bare(episode, locale),
    presenter: parts.find(({ scene }) => scene?.kind === "presenter")?.script.presenter,
    // Two of them come from one episode and have names that another one uses too.
    scenes: parts.map(({ scene }, index) => ({ ...scene, id: `part-${index + 1}` })),
    claims: claims.filter(({ id }, index) => claims.findIndex((claim) => claim.id === id) === index),
  });
}

function beginningOf(scene: Scene, sentences: number | undefined, locale: string): Scene {
  if (sentences === undefined) return scene;
  const narration = sentencesOf(scene.narration, locale).slice(0, sentences).join(" ");
  return { ...scene, narration, emphasis: scene.emphasis?.filter((words) => narration.includes(words)) };
}

/** The same script with one word said, and captioned, differently. */
export function withWord(script: Script, { from, to }: { from: string; to: string }): Script {
  const at = script.scenes.findIndex(({ narration }) => narration.split(/\b/).includes(from));
  if (at < 0) throw new TypeError(`Nobody says "${from}" in ${script.episode}: name another word.`);
  const scenes = script.scenes.map((scene, index) => {
    return index === at ? { ...scene, narration: scene.narration.replace(from, to) } : scene;
  });
  return scriptSchema.parse({ ...script, scenes });
}

/** Two short scenes; `title` stands in the second one. */
export function twoScenes(title: string): Script {
  return scriptSchema.parse({
    ...bare("two-scenes", "en"),
    scenes: [
      { id: "first", kind: "hook", title: "Look at this", narration: "Look at this.", seconds: 2 },
      { id: "second", kind: "hook", title, narration: "Look there.", seconds: 2 },
    ],
  });
}

/** Half a minute in which a clip plays from the first frame to the last: every frame differs from all others. */
export function alwaysMoving(clip: string): Script {
  const scene = (id: string, says: string) => ({
    ...{ id, kind: "presenter", name: "Robin", role: "Looks after our accounts", says, narration: says },
    ...{ portrait: { kind: "clip", file: clip }, seconds: 10, transition: "cut" },
  });
  return scriptSchema.parse({
    ...bare("always-moving", "en"),
    presenter: "demo-robin",
    scenes: [
      scene("first", "Use three random words."),
      scene("second", "Lock your email first."),
      scene("third", "Meet the passkey."),
    ],
  });
}

function bare(episode: string, locale: string) {
  return {
    ...{ episode, locale, title: "A benchmark", topic: "Passwords", audience: "Whoever measures" },
    ...{ action: "Measure", nextCheckOn: "2027-05-03" },
  };
}
