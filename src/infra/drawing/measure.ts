import { type MeasuredScene, measuredSceneSchema, type Storyboard } from "#storyboards/index.ts";
import type { Tab } from "./tab.ts";
import type { Tabs } from "./tabs.ts";

/** Draws every scene of the storyboards once and measures its lines. Throws RENDER_FAILED. */
export async function measureFit(
  storyboards: readonly Storyboard[],
  { tabs, signal }: { tabs: Tabs; signal: AbortSignal },
): Promise<MeasuredScene[][]> {
  const measured: MeasuredScene[][] = [];
  const left = [...storyboards.entries()];
  const measureOn = async (tab: Tab) => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, storyboard] = next;
      measured[index] = measuredSceneSchema
        .array()
        .length(storyboard.scenes.length)
        .parse(await tab.measure(storyboard));
    }
  };
  await tabs.use((all) => Promise.all(all.map(measureOn)), signal);
  return measured;
}
