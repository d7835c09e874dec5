import { RenderFailedError } from "#core/errors.ts";
import { type MeasuredScene, measuredSceneSchema, type Storyboard } from "#storyboards/index.ts";
import { drawFrames, type Pens } from "./draw-frames.ts";

// The pictures are thrown away: only what was measured is kept.
const SCALE = 0.05;
const SIZE = { width: 1920, height: 1920 };
// What goes to the browser at once; a script has about ten kilobytes.
const AT_ONCE = 24;

/** Draws every scene of the storyboards once and measures its lines. Throws RENDER_FAILED. */
export async function measureFit(
  storyboards: readonly Storyboard[],
  pens: Pens & { signal: AbortSignal },
): Promise<MeasuredScene[][]> {
  const measured: MeasuredScene[][] = [];
  for (let from = 0; from < storyboards.length; from += AT_ONCE)
    measured.push(...(await measureSome(storyboards.slice(from, from + AT_ONCE), pens)));
  return measured;
}

async function measureSome(
  storyboards: readonly Storyboard[],
  pens: Pens & { signal: AbortSignal },
): Promise<MeasuredScene[][]> {
  const total = storyboards.reduce((sum, { scenes }) => sum + scenes.length, 0);
  const found: MeasuredScene[] = [];
  await drawFrames({
    ...pens,
    composition: { id: "fit", ...SIZE, durationFrames: total },
    props: { storyboards },
    frames: Array.from({ length: total }, (_, frame) => frame),
    scale: SCALE,
    onArtifact: (content, name) => {
      found[Number.parseInt(name, 10)] = measuredSceneSchema.parse(JSON.parse(content));
    },
  });
  // Without its answer a scene would count as one in which nothing is wrong.
  for (let frame = 0; frame < total; frame += 1)
    if (found[frame] === undefined) throw new RenderFailedError("browser", "The browser left out a scene.");
  let from = 0;
  return storyboards.map(({ scenes }) => {
    from += scenes.length;
    return found.slice(from - scenes.length, from);
  });
}
