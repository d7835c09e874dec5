import type { ContentHash } from "#core/content-hash.ts";
import type { Script } from "#scripts/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { differenceOfScripts, type ScriptDifference } from "./scripts.ts";
import { differenceOfStoryboards, type StoryboardDifference } from "./storyboards.ts";
import { changedValues, type ValueChange } from "./values.ts";

/** All that one exact render was made of. `templateHash` covers scenes, theme, fonts, sounds, browser, engine and encoder. */
export type Made = {
  contentHash: ContentHash;
  script: Script;
  storyboard: Storyboard;
  render: { templateHash: ContentHash; quality: string };
};

/** What became of a render between two versions, stage by stage, and in a few words. */
export type Difference = {
  from: ContentHash;
  to: ContentHash;
  isSame: boolean;
  summary: string[];
  script: ScriptDifference;
  storyboard: StoryboardDifference;
  render: ValueChange[];
};

/** What is otherwise in the newer of two renders; nothing is, only when they are the same one. */
export function differenceOf(from: Made, to: Made): Difference {
  const script = differenceOfScripts(from.script, to.script);
  const storyboard = differenceOfStoryboards(from.storyboard, to.storyboard);
  const render = changedValues(from.render, to.render, to.script.locale);
  return {
    from: from.contentHash,
    to: to.contentHash,
    isSame: from.contentHash === to.contentHash,
    summary: summaryOf({ script, storyboard, render }),
    script,
    storyboard,
    render,
  };
}

/** The difference in a few plain words, what matters most first. */
function summaryOf({ script, storyboard, render }: Pick<Difference, "script" | "storyboard" | "render">): string[] {
  const scenes = (is: string) => script.scenes.filter((scene) => scene.is === is).length;
  const { added, removed } = script.suppressions;
  const lines: [count: number, line: (count: number) => string][] = [
    [script.claims.length, (count) => `${counted(count, "claim")} changed`],
    [added.length + removed.length, (count) => `${counted(count, "suppression")} changed`],
    [scenes("changed"), (count) => `the words of ${counted(count, "scene")} changed`],
    [scenes("added"), (count) => `${counted(count, "scene")} added`],
    [scenes("removed"), (count) => `${counted(count, "scene")} removed`],
    [scenes("moved"), (count) => `${counted(count, "scene")} moved`],
    [script.values.length, () => `${script.values.map(({ path }) => path).join(", ")} changed`],
    [storyboard.values.length, () => `${storyboard.values.map(({ path }) => path).join(", ")} changed`],
    [storyboard.timing.length, (count) => `the timing of ${counted(count, "scene")} changed`],
    [storyboard.captions.length, (count) => `the captions of ${counted(count, "scene")} changed`],
    [storyboard.voice.length, (count) => `the voice of ${counted(count, "scene")} changed`],
    [storyboard.assets.length, (count) => `${counted(count, "file")} changed`],
    [render.length, () => `${render.map(({ path }) => RENDER_WORDS[path] ?? path).join(", ")} changed`],
  ];
  return lines.flatMap(([count, line]) => (count === 0 ? [] : [line(count)]));
}

const RENDER_WORDS: Record<string, string> = { templateHash: "templates, fonts or encoder", quality: "the quality" };

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
