import { type CompileRequest, compileStoryboard, type Format, type Storyboard } from "#storyboards/index.ts";
import { callToActionSample } from "./scenes/call-to-action/sample.ts";
import { chartSample } from "./scenes/chart/sample.ts";
import { checklistSample } from "./scenes/checklist/sample.ts";
import { compareSample } from "./scenes/compare/sample.ts";
import { endCardSample } from "./scenes/end-card/sample.ts";
import { hookSample } from "./scenes/hook/sample.ts";
import { lookalikeSample } from "./scenes/lookalike/sample.ts";
import { managerDemoSample } from "./scenes/manager-demo/sample.ts";
import { passkeyDemoSample } from "./scenes/passkey-demo/sample.ts";
import { presenterSample } from "./scenes/presenter/sample.ts";
import { statSample } from "./scenes/stat/sample.ts";
import { stepsSample } from "./scenes/steps/sample.ts";
import { tipSample } from "./scenes/tip/sample.ts";

type Scene = Storyboard["scenes"][number]["scene"];

/** One scene of every kind, in the order in which an episode could show them. */
export const sampleScenes: readonly Scene[] = [
  hookSample,
  tipSample,
  stepsSample,
  compareSample,
  statSample,
  presenterSample,
  managerDemoSample,
  passkeyDemoSample,
  lookalikeSample,
  checklistSample,
  chartSample,
  callToActionSample,
  endCardSample,
];

const SCENE_SECONDS = 5;

/** A storyboard for opening scenes in the studio and for tests, five seconds a scene; real ones come from scripts. */
export function sampleStoryboard(
  format: Format,
  scenes: readonly Scene[] = sampleScenes,
  { locale = "en", ...look }: Partial<Pick<CompileRequest, "theme" | "motion">> & { locale?: string } = {},
): Storyboard {
  const script = {
    episode: "three-random-words",
    locale,
    title: "Three random words",
    topic: "Passwords",
    audience: "Everyone",
    action: "Give your email three random words",
    nextCheckOn: "2027-05-03",
    scenes: scenes.map((scene) => ({ seconds: SCENE_SECONDS, ...scene })),
    claims: [],
  };
  return compileStoryboard({ script, format, theme: "sunny", ...look });
}
