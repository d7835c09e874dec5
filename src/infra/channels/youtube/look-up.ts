import type { Dispatch, Standing } from "#releases/index.ts";
import { UnclearError } from "../platform/outcome.ts";
import { standingOf } from "./answers.ts";
import { findUpload } from "./find-upload.ts";
import { openJob, type Tools } from "./job.ts";

/** Asks YouTube what became of an upload. */
export async function lookUp(tools: Tools, dispatch: Dispatch): Promise<Standing | { is: "absent" }> {
  const job = openJob(tools, dispatch);
  const found = await findUpload("reading", job);
  if (found.is !== "video") return { is: "absent" };
  const standing = standingOf(found.video, tools.now());
  if (standing.is === "lost") throw new UnclearError(standing.why);
  return { ...standing, evidence: { ...job.notebook.evidence, ...standing.evidence, videoId: found.video.id } };
}
