import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { table } from "../table.ts";
import { openOursCompetitor } from "./competitors.ts";
import { countFaults, expectedCounts } from "./expected-counts.ts";
import { identitiesOf } from "./motion-share.ts";
import { twoScenes, withWord } from "./scripts.ts";
import type { Studio } from "./studio.ts";
import type { Video } from "./way.ts";

/**
 * Counts what our engine draws and encodes for two short scenes in draft: cold, after an edit, with another voice, and
 * unchanged. Answers the table and whether every count is what the plan says. Nothing is timed.
 */
export async function runShort(studio: Studio, folder: string): Promise<{ text: string; isRight: boolean }> {
  const script = twoScenes("Look there");
  const first = await studio.videoOf({ name: "short", script });
  const edited = await studio.videoOf({ name: "edited", script: withWord(script, { from: "there", to: "here" }) });
  const steps: { name: string; video: Video; before: Video[] }[] = [
    { name: "cold", video: first, before: [] },
    { name: "edit", video: edited, before: [first] },
    { name: "voice", video: await studio.inAnotherVoice(first, "voice"), before: [first] },
    { name: "unchanged", video: first, before: [first] },
  ];
  const seen = ({ storyboard }: Video) => ({ storyboard, identities: identitiesOf(storyboard) });
  const into = join(folder, "made");
  await mkdir(into, { recursive: true });
  const ours = openOursCompetitor({ folder: join(folder, "ours"), studio, quality: "draft" });
  try {
    const lines: string[][] = [];
    let isRight = true;
    for (const { name, video, before } of steps) {
      await ours.prepare({ engine: "cold" }, before);
      const { counts } = await ours.make([video], into);
      const faults = countFaults(counts, expectedCounts(seen(video), before.map(seen)));
      isRight &&= faults.length === 0;
      const numbers = counts ? [counts.captured, counts.reused, counts.segments, counts.encoded].map(String) : [];
      lines.push([name, ...numbers, faults.length === 0 ? "as planned" : faults.join("; ")]);
    }
    return { text: table(["short", "captured", "reused", "segments", "encoded", "verdict"], lines), isRight };
  } finally {
    await ours.close();
  }
}
