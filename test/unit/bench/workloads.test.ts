import { expect, test } from "vitest";
import { compileStoryboard } from "#storyboards/index.ts";
import { GOALS } from "../../bench/render/goals.ts";
import { optionsSchema } from "../../bench/render/options.ts";
import { inTurn } from "../../bench/render/run-rounds.ts";
import { fourScenes, sixScenes, withWord } from "../../bench/render/scripts.ts";
import { addUp } from "../../bench/render/way.ts";
import { WORKLOADS } from "../../bench/render/workloads.ts";

test.each([
  ["four whole scenes", fourScenes("en"), 4],
  ["six scenes", sixScenes("en"), 6],
  ["six scenes in Spanish", sixScenes("es"), 6],
])("%s are of a kind each and last about half a minute", (_, script, kinds) => {
  const { durationFrames } = compileStoryboard({ script, format: "vertical", theme: "sunny" });
  expect(new Set(script.scenes.map(({ kind }) => kind)).size).toBe(kinds);
  expect(durationFrames / 30).toBeGreaterThan(25);
  expect(durationFrames / 30).toBeLessThan(35);
});

test("an edit changes one word of one scene", () => {
  const [before, after] = [sixScenes("en"), withWord(sixScenes("en"), { from: "trick", to: "habit" })];
  const changed = after.scenes.filter(({ narration }, index) => narration !== before.scenes[index]?.narration);
  expect(changed.map(({ narration }) => narration)).toEqual(["Swapped letters are a habit that attackers know."]);
  expect(() => withWord(before, { from: "zebra", to: "habit" })).toThrow('Nobody says "zebra"');
});

test("every goal belongs to a workload that runs all the ways it speaks of", () => {
  for (const [name, goals] of Object.entries(GOALS)) {
    const ways = WORKLOADS.find((workload) => workload.name === name)?.ways ?? [];
    const spoken = goals.map((goal) => (goal.kind === "faster" ? goal.than : "ours"));
    expect(ways).toEqual(expect.arrayContaining([...spoken, "ours"]));
  }
});

test("each round another way begins, and all of them run", () => {
  expect([1, 2, 3, 4].map((round) => inTurn(["a", "b", "c"], round).join(""))).toEqual(["abc", "bca", "cab", "abc"]);
});

test("numbers of several videos add up, and none is nothing", () => {
  expect(
    addUp([
      { a: 1, b: 2 },
      { a: 10, b: 20 },
    ]),
  ).toEqual({ a: 11, b: 22 });
  expect(addUp([])).toBeNull();
});

test("workloads and ways are named with commas, and an unknown one is refused with the names there are", () => {
  expect(optionsSchema.parse({ workloads: "cold,edit", rounds: "5" })).toMatchObject({
    ...{ workloads: ["cold", "edit"], rounds: 5, short: false },
  });
  const refused = optionsSchema.safeParse({ ways: "tuned,theirs" });
  expect(refused.error?.issues[0]?.message).toBe("must be some of plain, tuned, ours");
});
