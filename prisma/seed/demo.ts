// The demo: takes the first episode of Sunny Corner 2026 through every stage, with the same actions people use.
// Each step looks at what is there already, so a demo that was killed goes on where it stopped.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor, Context } from "#access/index.ts";
import { createCampaign } from "#campaigns/actions/index.ts";
import { type CampaignFile, campaignFileSchema } from "#campaigns/index.ts";
import { projectPath } from "#config/project.ts";
import { DAY, dayOf } from "#core/clock.ts";
import { RenderFailedError, WrongStateError } from "#core/errors.ts";
import { parseYamlFile } from "#core/yaml.ts";
import type { PrismaClient, Render } from "#generated/prisma/client.ts";
import { type RequestRenderPorts, requestRender } from "#renders/actions/index.ts";
import { approveRender } from "#reviews/actions/index.ts";
import { createSchedule, placeSlot } from "#schedule/actions/index.ts";
import { saveSources, type WriteScriptPorts, writeScript } from "#scripts/actions/index.ts";
import { parseScript, parseSources } from "#scripts/index.ts";
import { type DemoPeople, seedPeople } from "./demo-people.ts";

const LOOK_EVERY_MS = 250;
const SCHEDULE = "main";

export type Demo = {
  prisma: PrismaClient;
  contextOf: (actor: Actor) => Context;
  templateHash: string;
  /** What speaks and measures a script when it is saved and rendered. */
  drawing: Omit<WriteScriptPorts & RequestRenderPorts, "signal">;
  signal: AbortSignal;
  /** Told in plain words, once a step. */
  say: (line: string) => void;
  onRender: (render: Pick<Render, "progress" | "stage">) => void;
  /** Called when a slot was placed that is due: the scheduler need not wait for its next beat. */
  onDue: () => void;
};

/** Whether the demo may be written here: only into a database without any campaign, or on with its own. */
export async function isDemoWelcome(prisma: PrismaClient): Promise<boolean> {
  const { slug } = readCampaign();
  return (await prisma.campaign.count({ where: { slug: { not: slug } } })) === 0;
}

/** Whether nothing was released yet. */
export async function isFirstStart(prisma: PrismaClient): Promise<boolean> {
  return (await prisma.release.count()) === 0;
}

/** Brings the demo's first episode to its release; returns its slug. Throws RENDER_FAILED, WRONG_STATE. */
export async function runDemo(demo: Demo): Promise<string> {
  const { prisma, contextOf, say } = demo;
  const ctx = contextOf({ type: "system", job: "demo-seed" });
  const file = fitToToday(readCampaign(), ctx.now());
  const first = file.episodes[0];
  if (!first) throw new WrongStateError("The demo campaign has no episode.");

  const people = await seedPeople(ctx);
  const { scheduleId } = await seedCampaign(ctx, prisma, file);
  const episode = await prisma.episode.findUniqueOrThrow({ where: { slug: first.slug } });
  if (await isReleased(prisma, episode.id)) return first.slug;

  say(`Script: writing "${first.title}" and checking that it can be read and fits ...`);
  const contentHashes = await renderAll(demo, ctx, file, first.slug, people);
  say("Review: the demo security and brand reviewers approve exactly these bytes.");
  for (const contentHash of contentHashes) await approveAll(contextOf, contentHash, people);
  await releaseNow(demo, ctx, { scheduleId, episodeId: episode.id });
  return first.slug;
}

async function seedCampaign(ctx: Context, prisma: PrismaClient, file: CampaignFile): Promise<{ scheduleId: string }> {
  const known = await prisma.campaign.findUnique({ where: { slug: file.slug } });
  const campaignId = known?.id ?? (await createCampaign({ ctx, input: file })).id;
  const schedule = await prisma.schedule.findFirst({ where: { campaignId, name: SCHEDULE } });
  if (schedule) return { scheduleId: schedule.id };
  return createSchedule({ ctx, input: { campaignId, name: SCHEDULE, plan: file } });
}

async function renderAll(
  { prisma, templateHash, drawing, signal, say, onRender }: Demo,
  ctx: Context,
  { locales, formats }: CampaignFile,
  slug: string,
  { producer }: DemoPeople,
): Promise<string[]> {
  await saveSources({ ctx, input: parseSources(readProjectFile("videos/sources.yaml")) });
  const contentHashes: string[] = [];
  for (const locale of locales) {
    const script = parseScript(readProjectFile(`videos/scripts/${slug}/${locale}.yaml`));
    const ports = { ...drawing, signal };
    const { versionId } = await writeScript({ ctx, input: { script, authorId: producer.id } }, ports);
    for (const format of formats) {
      const input = { versionId, format, theme: "sunny", quality: "final", templateHash } as const;
      const { renderId, contentHash } = await requestRender({ ctx, input }, ports);
      say(`Render: drawing it in ${locale}, ${format} ...`);
      await waitForRender(prisma, renderId, signal, onRender);
      contentHashes.push(contentHash);
    }
  }
  return contentHashes;
}

async function waitForRender(
  prisma: PrismaClient,
  id: string,
  signal: AbortSignal,
  onRender: Demo["onRender"],
): Promise<void> {
  for (;;) {
    const render = await prisma.render.findUniqueOrThrow({ where: { id } });
    if (render.state === "qc_passed") return;
    if (render.state === "failed" || render.state === "cancelled" || render.state === "qc_failed") {
      throw new RenderFailedError("poison", `The render failed: ${render.failureDetail ?? render.state}`);
    }
    onRender(render);
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function approveAll(contextOf: Demo["contextOf"], contentHash: string, people: DemoPeople): Promise<void> {
  for (const kind of ["accuracy", "brand"] as const) {
    const { id, roles } = people[kind];
    const ctx = contextOf({ type: "person", personId: id, roles });
    await approveRender({ ctx, input: { contentHash, kind, note: "Recorded by the demo, not by a person." } });
  }
}

async function releaseNow(
  { prisma, signal, say, onDue }: Demo,
  ctx: Context,
  { scheduleId, episodeId }: { scheduleId: string; episodeId: string },
): Promise<void> {
  const inFlight = await prisma.slot.findFirst({
    where: { episodeId, state: { in: ["scheduled", "held", "releasing"] } },
  });
  const slot = inFlight ?? (await placeSlot({ ctx, input: { scheduleId, episodeId, at: "now" } }));
  say(`Schedule: its slot is ${slot.wallTime.replace("T", " ")}, ${slot.timeZone}: due now.`);
  onDue();
  for (;;) {
    const { state, stateReason } = await prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
    if (state === "released") return;
    if (state === "missed" || state === "skipped" || state === "cancelled" || state === "held") {
      throw new WrongStateError(`The slot of the demo is ${state}${stateReason ? `: ${stateReason}` : ""}.`);
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function isReleased(prisma: PrismaClient, episodeId: string): Promise<boolean> {
  return (await prisma.release.count({ where: { episodeId, releasedAt: { not: null } } })) > 0;
}

// The demo releases at once, whatever day it is: an end that has passed moves on, a blackout in force is left out.
function fitToToday(file: CampaignFile, now: Date): CampaignFile {
  const today = dayOf(now);
  const inTwoMonths = dayOf(new Date(now.getTime() + 60 * DAY));
  return {
    ...file,
    endsOn: file.endsOn > today ? file.endsOn : inTwoMonths,
    blackouts: file.blackouts.filter(({ from, until }) => today < from.slice(0, 10) || until.slice(0, 10) < today),
  };
}

function readCampaign(): CampaignFile {
  const file = readProjectFile("videos/campaigns/sunny-corner-2026.yaml");
  return parseYamlFile({ ...file, schema: campaignFileSchema });
}

function readProjectFile(path: string): { text: string; source: string } {
  return { text: readFileSync(projectPath(...path.split("/")), "utf8"), source: path };
}
