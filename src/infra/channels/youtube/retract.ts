import { z } from "zod";
import type { Dispatch } from "#releases/index.ts";
import { jsonBody } from "../platform/form.ts";
import { fail, readAt } from "../platform/outcome.ts";
import { judge } from "./answers.ts";
import { findUpload } from "./find-upload.ts";
import { type Job, openJob, type Tools } from "./job.ts";
import { YOUTUBE } from "./limits.ts";

// An update forgets what it does not name, so what shall stay is read first (docs/videos/update, read 2026-11-27).
const statusSchema = z.object({
  privacyStatus: z.string(),
  publishAt: z.string().optional(),
  embeddable: z.boolean().optional(),
  license: z.string().optional(),
  publicStatsViewable: z.boolean().optional(),
  selfDeclaredMadeForKids: z.boolean().optional(),
  containsSyntheticMedia: z.boolean().optional(),
});
const listSchema = z.object({ items: z.array(z.object({ status: statusSchema })).default([]) });

/** Makes the video private and forgets its time; the video is kept. */
export async function retract(tools: Tools, dispatch: Dispatch): Promise<{ is: "gone" }> {
  const job = openJob(tools, dispatch);
  const id = dispatch.evidence["videoId"] ?? (await findId(job));
  if (id === undefined) return { is: "gone" };
  const status = await askStatus(job, id);
  if (!status || (status.privacyStatus === "private" && status.publishAt === undefined)) return { is: "gone" };
  const { publishAt: _, ...kept } = status;
  await job.spend({ units: YOUTUBE.units.update });
  const answer = await job.account("preparing", {
    method: "PUT",
    url: job.at("/youtube/v3/videos", { part: "status" }),
    ...jsonBody({ id, status: { ...kept, privacyStatus: "private" } }),
    signal: job.signal,
  });
  return answer.status === 200 ? { is: "gone" } : fail("preparing", judge(answer, tools.now()));
}

async function findId(job: Job): Promise<string | undefined> {
  const found = await findUpload("reading", job);
  return found.is === "video" ? found.video.id : undefined;
}

async function askStatus({ account, at, signal, now, spend }: Job, id: string) {
  await spend({ units: YOUTUBE.units.list });
  const answer = await account("preparing", {
    method: "GET",
    url: at("/youtube/v3/videos", { part: "status", id }),
    signal,
  });
  if (answer.status !== 200) fail("preparing", judge(answer, now()));
  return readAt("preparing", listSchema, answer, "YouTube").items[0]?.status;
}
