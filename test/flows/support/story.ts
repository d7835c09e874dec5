import { randomUUID } from "node:crypto";
import type { Actor, Context, Role } from "#access/index.ts";
import { createCampaign } from "#campaigns/actions/index.ts";
import { type CampaignFile, campaignFileSchema } from "#campaigns/index.ts";
import { DAY } from "#core/clock.ts";
import { type RequestRender, requestRender } from "#renders/actions/index.ts";
import { approveRender } from "#reviews/actions/index.ts";
import { createSchedule, placeSlot } from "#schedule/actions/index.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { type Script, scriptSchema } from "#scripts/index.ts";
import { anyHash, fromNow } from "../../fixtures.ts";
import { findsInDrawing, silence } from "./fit.ts";
import { renderAtOnce } from "./render-at-once.ts";
import { tinyRenderer } from "./renderers.ts";
import type { Stage } from "./stage.ts";

export type Story = Awaited<ReturnType<typeof writeStory>>;

const TEMPLATE = anyHash();
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export type Person = Awaited<ReturnType<typeof hire>>;

/** Someone new with these roles, as the sign-in would present them. */
export async function hire(stage: Pick<Stage, "prisma" | "contextOf">, ...roles: Role[]) {
  const email = `${randomUUID()}@example.org`;
  // The language of all translations in tests.
  const locales = roles.includes("translator") ? ["de"] : [];
  const { id } = await stage.prisma.person.create({ data: { name: roles.join(" and "), email, roles, locales } });
  return { id, email, ctx: stage.contextOf({ type: "person", personId: id, roles, locales } satisfies Actor) };
}

/** A campaign of its own whose episode has its words, and the people who bring it out. */
export async function writeStory(stage: Pick<Stage, "prisma" | "contextOf">, changes: Partial<CampaignFile> = {}) {
  const producer = await hire(stage, "producer");
  const planner = await hire(stage, "scheduler");
  const reviewers = { accuracy: await hire(stage, "accuracy_reviewer"), brand: await hire(stage, "brand_reviewer") };
  const file = campaignFile(changes);
  const campaign = await createCampaign({ ctx: planner.ctx, input: file });
  const plan = { ctx: planner.ctx, input: { campaignId: campaign.id, name: "main", plan: file } };
  const { scheduleId } = await createSchedule(plan);
  const { slug } = file.episodes[0] ?? { slug: "" };
  const episode = await stage.prisma.episode.findUniqueOrThrow({ where: { slug } });
  await saveSources({ ctx: producer.ctx, input: [SOURCE] });
  const script = scriptSchema.parse(scriptOf(slug));
  const input = { script, authorId: producer.id };
  const { versionId } = await writeScript({ ctx: producer.ctx, input }, findsInDrawing());
  return { producer, planner, reviewers, file, campaign, scheduleId, episode, script, versionId };
}

/** Asks for the final vertical video of a version of the script, or for another one. */
export function requestVideo(
  { producer, versionId }: Pick<Story, "producer" | "versionId">,
  changes: Partial<RequestRender> = {},
) {
  const input = { versionId, format: "vertical", theme: "sunny", quality: "final", templateHash: TEMPLATE } as const;
  return requestRender({ ctx: producer.ctx, input: { ...input, ...changes } }, silence);
}

/** Renders it at once, as the worker would. */
export async function renderVideo(stage: Stage, story: Pick<Story, "producer" | "versionId">) {
  const { renderId, contentHash } = await requestVideo(story);
  const { attempt } = await stage.prisma.render.findUniqueOrThrow({ where: { id: renderId } });
  await renderAtOnce(stage, { renderId, attempt }, tinyRenderer());
  return { renderId, contentHash };
}

export const approve = (ctx: Context, kind: "accuracy" | "brand" | "language", contentHash: string) =>
  approveRender({ ctx, input: { contentHash, kind } });

/** Both reviewers of the story say yes. */
export async function approveVideo({ reviewers }: Pick<Story, "reviewers">, contentHash: string): Promise<void> {
  await approve(reviewers.accuracy.ctx, "accuracy", contentHash);
  await approve(reviewers.brand.ctx, "brand", contentHash);
}

export const placeNow = ({ planner, scheduleId, episode }: Pick<Story, "planner" | "scheduleId" | "episode">) =>
  placeSlot({ ctx: planner.ctx, input: { scheduleId, episodeId: episode.id, at: "now" } });

/** An episode that is written, rendered and approved, in a slot that is due now. */
export async function readyStory(stage: Stage, changes?: Partial<CampaignFile>) {
  const story = await writeStory(stage, changes);
  const video = await renderVideo(stage, story);
  await approveVideo(story, video.contentHash);
  return { ...story, ...video, slot: await placeNow(story) };
}

/** Other words for the same episode, by whoever edits it. */
export async function editScript(story: Pick<Story, "script">, editor: Awaited<ReturnType<typeof hire>>) {
  // Seven characters: from eight on it may look like a password, and is an error.
  const script: Script = { ...story.script, title: `Edited ${randomUUID().slice(0, 7)}` };
  return writeScript({ ctx: editor.ctx, input: { script, authorId: editor.id } }, findsInDrawing());
}

function campaignFile(changes: Partial<CampaignFile>): CampaignFile {
  const slug = randomUUID();
  return campaignFileSchema.parse({
    slug: `campaign-${slug}`,
    title: "A campaign of a test",
    timeZone: "Etc/UTC",
    startsOn: dayOf(fromNow(-DAY)),
    endsOn: dayOf(fromNow(60 * DAY)),
    locales: ["en"],
    formats: ["vertical"],
    cadence: { weekdays: ["tue"], at: "09:00" },
    channels: [{ name: "gallery", kind: "gallery" }],
    episodes: [{ slug: `episode-${slug}`, title: "Three random words", topic: "Passwords" }],
    ...changes,
  });
}

const SOURCE = {
  id: "ncsc-three-random-words",
  publisher: "NCSC",
  title: "Three random words",
  url: "https://www.ncsc.gov.uk/collection/passwords",
  readOn: "2026-10-01",
  nextCheckOn: "2027-05-03",
};

const scriptOf = (episode: string) => ({
  episode,
  locale: "en",
  title: "Three random words",
  topic: "Passwords",
  audience: "Everyone",
  action: "Use three random words",
  nextCheckOn: "2027-05-03",
  scenes: [{ id: "hook", kind: "hook", title: "Use three random words", narration: "Use three random words." }],
  claims: [{ id: "three-words", text: "Three random words are long enough.", source: SOURCE.id }],
});
