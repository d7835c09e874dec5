import { z } from "zod";
import { HOUR } from "#core/clock.ts";
import type { Standing } from "#releases/index.ts";
import { linkTo } from "../platform/instance.ts";
import type { Step } from "../platform/outcome.ts";
import type { Job } from "./job.ts";
import { idSchema } from "./media.ts";

const mediaSchema = z.array(z.object({ id: idSchema })).max(50);
/** docs.joinmastodon.org/entities/Status, read 2026-11-27: the parts that we need. */
export const statusSchema = z.object({
  id: idSchema,
  created_at: z.iso.datetime({ offset: true }),
  url: z.string().nullish(),
  content: z.string(),
  media_attachments: mediaSchema,
});
type Status = z.output<typeof statusSchema>;
/** docs.joinmastodon.org/entities/ScheduledStatus, read 2026-11-27. */
export const scheduledSchema = z.object({
  id: idSchema,
  scheduled_at: z.iso.datetime({ offset: true }),
  params: z.object({ text: z.string().nullish() }),
  media_attachments: mediaSchema,
});
type Scheduled = z.output<typeof scheduledSchema>;

/** What there is at the instance: a status, or one that it will post. */
export type Found = { is: "status"; status: Status } | { is: "scheduled"; scheduled: Scheduled } | { is: "none" };

/** Looks for our status: by the video in it, which is ours alone, or by the page it links to. Changes nothing. */
export async function findStatus(step: Step, job: Job): Promise<Found> {
  const scheduled = await findScheduled(step, job);
  if (scheduled) return { is: "scheduled", scheduled };
  const status = await findPosted(step, job);
  return status ? { is: "status", status } : { is: "none" };
}

export function standingOf(found: Exclude<Found, { is: "none" }>, { settings, tools }: Job): Standing {
  if (found.is === "status") {
    return {
      is: "live",
      permalink: linkTo(settings.origin, found.status.url),
      evidence: { statusId: found.status.id },
    };
  }
  const { id, scheduled_at: at } = found.scheduled;
  const firesAt = new Date(at);
  const evidence = { scheduledId: id };
  return firesAt > tools.now() ? { is: "armed", firesAt, evidence } : { is: "processing", evidence };
}

// No answer is read beyond 64 kB, which is room for so many.
const MOST_SCHEDULED = 20;

async function findScheduled(step: Step, job: Job): Promise<Scheduled | undefined> {
  const path = `/api/v1/scheduled_statuses?limit=${MOST_SCHEDULED}`;
  const all = await job.ask(step, { method: "GET", path }, z.array(scheduledSchema).max(MOST_SCHEDULED));
  const { scheduledId, mediaId } = job.notebook.evidence;
  const { shipment, publishAt } = job.dispatch;
  return all.find(({ id, scheduled_at: at, params, media_attachments: media }) => {
    const isSame = params.text?.includes(shipment.pageUrl) && Date.parse(at) === publishAt.getTime();
    return id === scheduledId || isIn(media, mediaId) || isSame;
  });
}

// A status with its account is some kilobytes long, and no answer is read beyond 64 kB.
const PAGE = 5;
const MOST_PAGES = 8;

async function findPosted(step: Step, job: Job): Promise<Status | undefined> {
  const { id } = await job.ask(step, { method: "GET", path: "/api/v1/accounts/verify_credentials" }, accountSchema);
  const since = earliestOf(job);
  let before = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const path = `/api/v1/accounts/${id}/statuses?limit=${PAGE}&exclude_reblogs=true&exclude_replies=true${before}`;
    const statuses = await job.ask(step, { method: "GET", path }, z.array(statusSchema).max(PAGE));
    const found = statuses.find((status) => isOurs(status, job, since));
    const last = statuses.at(-1);
    if (found || !last || Date.parse(last.created_at) < since) return found;
    before = `&max_id=${last.id}`;
  }
  return undefined;
}

// Before it was due or first tried, a status with the same link was another release's. A clock an hour off is broken.
function earliestOf({ notebook, dispatch }: Job): number {
  const triedAt = Date.parse(notebook.evidence["createdAt"] ?? "");
  const dueAt = dispatch.publishAt.getTime();
  return (Number.isNaN(triedAt) ? dueAt : Math.min(triedAt, dueAt)) - HOUR;
}

const accountSchema = z.object({ id: idSchema });

function isOurs({ id, created_at, content, media_attachments: media }: Status, job: Job, since: number): boolean {
  const { mediaId, statusId } = job.notebook.evidence;
  if (id === statusId || isIn(media, mediaId)) return true;
  const isLinking = content.includes(`href="${escaped(job.dispatch.shipment.pageUrl)}"`);
  return isLinking && Date.parse(created_at) >= since;
}

function isIn(media: { id: string }[], mediaId: string | undefined): boolean {
  return media.some(({ id }) => id === mediaId);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
