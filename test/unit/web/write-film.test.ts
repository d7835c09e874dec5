import { expect, test } from "vitest";
import { planOf } from "../../../src/web/pages/write/findings.ts";
import { momentIn, restOf } from "../../../src/web/pages/write/preview/moments.ts";
import { speedsOf } from "../../../src/web/pages/write/speeds.ts";
import { scriptWith } from "./write-script.ts";

const plan = planOf(scriptWith());
if (!plan) throw new Error("The script can be timed.");

test("a scene that is opened is shown when all of it is there", () => {
  const tip = plan.scenes[1];
  const rest = restOf(plan, "tip") ?? 0;
  expect(rest).toBeGreaterThan(tip?.startFrame ?? 0);
  expect(rest).toBeLessThan((tip?.startFrame ?? 0) + (tip?.durationFrames ?? 0));
  expect(restOf(plan, "nobody")).toBeNull();
});

test("formats run side by side frame by frame, and another language shows the same scene", () => {
  const square = planOf(scriptWith(), { format: "square" });
  const [hook, ...rest] = scriptWith().scenes;
  const narration = "Diese Zeile ist in der anderen Sprache sehr viel länger als die, aus der sie übersetzt wurde.";
  const german = planOf(scriptWith({ locale: "de", scenes: [{ ...hook, narration }, ...rest] }));
  if (!square || !german) throw new Error("Both can be timed.");
  for (const frame of [0, 40, 95, plan.durationFrames - 1]) expect(momentIn(plan, frame, square)).toBe(frame);
  const at = momentIn(plan, restOf(plan, "end") ?? 0, german);
  const end = german.scenes[2];
  expect(at).toBeGreaterThan(end?.startFrame ?? 0);
  expect(at).toBeLessThan(german.durationFrames);
});

test("words that cannot be timed have no plan", () => {
  const script = scriptWith();
  const [hook] = script.scenes;
  expect(planOf({ ...script, scenes: [{ ...hook, narration: "" } as (typeof script.scenes)[number]] })).toBeNull();
});

test("the meter counts the quickest caption of each scene", () => {
  const speeds = speedsOf(plan);
  expect([...speeds.keys()]).toEqual(["hook", "tip", "end"]);
  expect(speeds.get("hook")).toMatchObject({ seconds: 3, tone: "calm" });
});
