import { writeScript } from "#scripts/actions/index.ts";
import type { Script } from "#scripts/index.ts";
import { findsInDrawing } from "./fit.ts";
import type { Stage } from "./stage.ts";
import { approveVideo, hire, placeNow, renderVideo, type Story, writeStory } from "./story.ts";

/** The story's words in German, by a translator of their own. */
export async function translate(stage: Stage, story: Story) {
  const translator = await hire(stage, "translator");
  const script: Script = { ...story.script, locale: "de", title: "Drei Worte" };
  const input = { script, authorId: translator.id };
  const { versionId } = await writeScript({ ctx: translator.ctx, input }, findsInDrawing());
  return { ...story, script, versionId, translator };
}

/** A campaign in two languages: both videos are made and approved by security and brand, and its slot is due now. */
export async function translatedStory(stage: Stage) {
  const story = await writeStory(stage, { locales: ["en", "de"] });
  const original = await renderVideo(stage, story);
  await approveVideo(story, original.contentHash);
  const german = await translate(stage, story);
  const { contentHash } = await renderVideo(stage, german);
  await approveVideo(story, contentHash);
  return { ...german, contentHash, slot: await placeNow(story) };
}
