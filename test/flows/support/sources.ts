import { randomUUID } from "node:crypto";
import { DAY } from "#core/clock.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { ago, fromNow, insertSlot } from "../../fixtures.ts";
import { findsInDrawing } from "./fit.ts";
import type { Stage } from "./stage.ts";
import { approveVideo, renderVideo, type Story, writeStory } from "./story.ts";

type Writer = Pick<Story, "producer">;
type Changes = { basedOn?: string; readOn?: string };

export const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** Saves a source of its own; returns its id. */
export async function saveSource(writer: Writer, changes: Changes = {}): Promise<string> {
  const id = `source-${randomUUID()}`;
  await saveAgain(writer, { id, ...changes });
  return id;
}

/** Saves a source under an id that may be known already. */
export function saveAgain({ producer }: Writer, changes: Changes & { id: string }): Promise<void> {
  const source = { publisher: "Someone", title: "A page", url: "https://someone.example/page" };
  const days = { readOn: dayOf(ago(DAY)), nextCheckOn: dayOf(fromNow(90 * DAY)) };
  return saveSources({ ctx: producer.ctx, input: [{ ...source, ...days, ...changes }] });
}

/** New words of the story's episode that rest on a source. */
export async function writeOn(story: Story, sourceId: string, ctx = story.producer.ctx): Promise<Story> {
  const claims = [{ id: "long-enough", text: "Three random words are long enough.", source: sourceId }];
  const script = { ...story.script, title: `Words ${randomUUID().slice(0, 7)}`, claims };
  const { versionId } = await writeScript({ ctx, input: { script, authorId: story.producer.id } }, findsInDrawing());
  return { ...story, script, versionId };
}

/** An episode that could go out now, resting on the given source or on one of its own. */
export async function storyOn(stage: Stage, given?: string) {
  const story = await writeStory(stage);
  const sourceId = given ?? (await saveSource(story));
  const written = await writeOn(story, sourceId);
  const video = await renderVideo(stage, written);
  await approveVideo(written, video.contentHash);
  return { ...written, ...video, sourceId };
}

/** A slot of the story's episode in a week, or at the given instant. */
export function placeLater(
  stage: Stage,
  { scheduleId, episode }: Pick<Story, "scheduleId" | "episode">,
  at = fromNow(7 * DAY),
) {
  return insertSlot(stage.prisma, { schedule: { id: scheduleId }, episode }, at);
}
