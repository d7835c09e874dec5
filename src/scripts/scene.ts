import { z } from "zod";
import type { ShownLine } from "./line.ts";
import { callToActionLines, callToActionSchema } from "./scenes/call-to-action.ts";
import { chartLines, chartSchema } from "./scenes/chart.ts";
import { checklistLines, checklistSchema } from "./scenes/checklist.ts";
import { compareLines, compareSchema } from "./scenes/compare.ts";
import { endCardLines, endCardSchema } from "./scenes/end-card.ts";
import { hookLines, hookSchema } from "./scenes/hook.ts";
import { lookalikeLines, lookalikeSchema } from "./scenes/lookalike.ts";
import { managerDemoLines, managerDemoSchema } from "./scenes/manager-demo.ts";
import { passkeyDemoLines, passkeyDemoSchema } from "./scenes/passkey-demo.ts";
import { presenterLines, presenterSchema } from "./scenes/presenter.ts";
import { statLines, statSchema } from "./scenes/stat.ts";
import { stepsLines, stepsSchema } from "./scenes/steps.ts";
import { tipLines, tipSchema } from "./scenes/tip.ts";

/** One scene: its kind decides which lines are on the screen. */
export const sceneSchema = z.discriminatedUnion("kind", [
  hookSchema,
  tipSchema,
  stepsSchema,
  compareSchema,
  statSchema,
  presenterSchema,
  managerDemoSchema,
  passkeyDemoSchema,
  lookalikeSchema,
  checklistSchema,
  chartSchema,
  callToActionSchema,
  endCardSchema,
]);
export type Scene = z.infer<typeof sceneSchema>;
export type SceneKind = Scene["kind"];

/** The lines of a scene that stand on the screen, in reading order. */
export function shownIn(scene: Scene): ShownLine[] {
  switch (scene.kind) {
    case "hook":
      return hookLines(scene);
    case "tip":
      return tipLines(scene);
    case "steps":
      return stepsLines(scene);
    case "compare":
      return compareLines(scene);
    case "stat":
      return statLines(scene);
    case "presenter":
      return presenterLines(scene);
    case "manager-demo":
      return managerDemoLines(scene);
    case "passkey-demo":
      return passkeyDemoLines(scene);
    case "lookalike":
      return lookalikeLines(scene);
    case "checklist":
      return checklistLines(scene);
    case "chart":
      return chartLines(scene);
    case "call-to-action":
      return callToActionLines(scene);
    case "end-card":
      return endCardLines(scene);
  }
}

/** The files beside the script that a scene needs, and what for. */
export function mediaOf(scene: Scene): { field: string; file: string; wants: "picture" | "clip" | "recording" }[] {
  const recording =
    scene.recording === undefined ? [] : [{ field: "recording", file: scene.recording, wants: "recording" } as const];
  if (scene.kind !== "presenter" || scene.portrait.kind === "drawn") return recording;
  const wants = scene.portrait.kind === "photo" ? "picture" : "clip";
  return [...recording, { field: "portrait.file", file: scene.portrait.file, wants }];
}
