import { type Dispatch, RefusedError, type Standing } from "#releases/index.ts";
import { demandDue } from "../platform/shipped.ts";
import { findPost } from "./find-post.ts";
import { openJob, type Tools } from "./job.ts";
import { beginAndSend, resume } from "./upload.ts";

/** Posts a video now; TikTok's API knows no later. */
export async function deliver(tools: Tools, dispatch: Dispatch): Promise<Standing> {
  demandDue(dispatch.publishAt, tools.now());
  const job = openJob(tools, dispatch);
  // Before the last chunk nothing can have been posted, so not being able to ask means no more than "not sent".
  const found = await findPost(dispatch.evidence["finalizingAt"] === undefined ? "preparing" : "reading", job);
  if (found.is === "refused") throw new RefusedError(found.why);
  if (found.is !== "absent" && found.is !== "incomplete") return { ...found, evidence: job.notebook.evidence };
  const { publishId = "" } = dispatch.evidence;
  const isResumed = found.is === "incomplete" && (await resume(job, publishId, found.arrived));
  if (!isResumed) await beginAndSend(job);
  return { is: "processing", evidence: job.notebook.evidence };
}
