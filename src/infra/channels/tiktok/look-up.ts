import type { Dispatch, Standing } from "#releases/index.ts";
import { findPost } from "./find-post.ts";
import { openJob, type Tools } from "./job.ts";

/** Asks TikTok what became of a post. */
export async function lookUp(tools: Tools, dispatch: Dispatch): Promise<Standing | { is: "absent" }> {
  const job = openJob(tools, dispatch);
  const found = await findPost("reading", job);
  // What TikTok refused is not there; delivering it again says why.
  if (found.is === "absent" || found.is === "incomplete" || found.is === "refused") return { is: "absent" };
  return { ...found, evidence: job.notebook.evidence };
}
