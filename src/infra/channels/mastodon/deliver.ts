import { type Dispatch, NotSentError, type Standing } from "#releases/index.ts";
import { jsonBody } from "../platform/form.ts";
import { readAt } from "../platform/outcome.ts";
import { type Found, findStatus, scheduledSchema, standingOf, statusSchema } from "./find-status.ts";
import { type Job, openJob, type Tools } from "./job.ts";
import { AHEAD_MARGIN_MS, MASTODON } from "./limits.ts";
import { bringMedia } from "./media.ts";
import { statusText } from "./status-text.ts";

/** Posts a status with the video, or has the instance post it at its time. */
export async function deliver(tools: Tools, dispatch: Dispatch): Promise<Standing> {
  const job = openJob(tools, dispatch);
  const found = await findEarlier(job);
  const standing = standingOf(found ?? (await post(job)), job);
  return { ...standing, evidence: { ...job.notebook.evidence, ...standing.evidence } };
}

async function findEarlier(job: Job): Promise<Exclude<Found, { is: "none" }> | undefined> {
  if (job.notebook.evidence["createdAt"] === undefined) return undefined;
  const found = await findStatus("reading", job);
  return found.is === "none" ? undefined : found;
}

async function post(job: Job): Promise<Exclude<Found, { is: "none" }>> {
  const { dispatch, settings, tools, notebook } = job;
  demandSchedulable(dispatch.publishAt, tools.now());
  const mediaId = await bringMedia(job);
  // Bringing the video takes its time, so what was far enough ahead may no longer be.
  const now = tools.now();
  demandSchedulable(dispatch.publishAt, now);
  const isLater = dispatch.publishAt > now;
  await notebook.write({ createdAt: now.toISOString() });
  const { headers, body } = jsonBody({
    status: statusText(dispatch.shipment, settings),
    media_ids: [mediaId],
    visibility: settings.visibility,
    // Mastodon takes two or three letters.
    language: settings.locale.split("-")[0],
    ...(isLater ? { scheduled_at: dispatch.publishAt.toISOString() } : {}),
  });
  const answer = await job.send("deciding", {
    method: "POST",
    path: "/api/v1/statuses",
    // For an hour the instance itself sees to it that the same is not posted twice.
    headers: { ...headers, "idempotency-key": dispatch.deliveryId },
    body,
  });
  return isLater
    ? { is: "scheduled", scheduled: readAt("deciding", scheduledSchema, answer, "The Mastodon instance") }
    : { is: "status", status: readAt("deciding", statusSchema, answer, "The Mastodon instance") };
}

// Too near to be scheduled and too far to be posted: it has to wait with us.
function demandSchedulable(publishAt: Date, now: Date): void {
  const aheadMs = publishAt.getTime() - now.getTime();
  if (aheadMs <= 0 || aheadMs >= MASTODON.leastAheadMs + AHEAD_MARGIN_MS) return;
  throw new NotSentError("Mastodon schedules nothing so near.", { retryAfterMs: aheadMs });
}
