import type { Transaction } from "#access/index.ts";
import { FPS } from "#core/formats.ts";
import { scriptSchema } from "#scripts/index.ts";
import { readStoryboard, type Storyboard, transcriptOf } from "#storyboards/index.ts";
import { findGuestThreads, findRenderFiles, type PreviewLink } from "../previews/store.ts";
import { findReviewed } from "../store.ts";

export type PreviewFile = { sha256: string; mediaType: string; bytes: number };
/** All that somebody outside sees of a video: the video itself, and what was said through their own link. */
export type Preview = {
  title: string;
  topic: string;
  action: string;
  campaign: string;
  timeZone: string;
  version: number;
  /** Whether its script has newer words by now. */
  isCurrent: boolean;
  isDraft: boolean;
  storyboard: Storyboard;
  durationMs: number;
  transcript: string[];
  files: { video: PreviewFile; poster: PreviewFile; captions: PreviewFile };
  comments: {
    id: string;
    by: string;
    text: string;
    frame: number;
    at: Date;
    isResolved: boolean;
    /** By the team; who of them is nobody's business outside. */
    replies: { id: string; text: string; at: Date }[];
  }[];
};

/** What a link shows; null when its video's files are not there. */
export async function readPreview(
  link: Pick<PreviewLink, "id" | "contentHash">,
  reader: Transaction,
): Promise<Preview | null> {
  const reviewed = await findReviewed(reader, link.contentHash);
  if (!reviewed) return null;
  const { render, plan, version, campaign, isCurrent } = reviewed;
  const rows = await findRenderFiles(reader, render.id);
  const fileOf = (kind: string): PreviewFile | null => {
    const row = rows.find((one) => one.kind === kind);
    return row ? { sha256: row.sha256, mediaType: row.mediaType, bytes: Number(row.bytes) } : null;
  };
  const [video, poster, captions] = [fileOf("video"), fileOf("poster"), fileOf("vtt")];
  if (!video || !poster || !captions) return null;
  const { title, topic, action } = scriptSchema.parse(version.body);
  const storyboard = readStoryboard(plan.body);
  const threads = await findGuestThreads(reader, link.id);
  return {
    title,
    topic,
    action,
    campaign: campaign.title,
    timeZone: campaign.timeZone,
    version: version.number,
    isCurrent,
    isDraft: render.quality === "draft",
    storyboard,
    durationMs: (storyboard.durationFrames / FPS) * 1000,
    transcript: transcriptOf(storyboard),
    files: { video, poster, captions },
    comments: threads.map(({ id, guestName, text, frame, createdAt, resolvedAt, replies }) => ({
      id,
      by: guestName ?? "",
      text,
      frame,
      at: createdAt,
      isResolved: resolvedAt !== null,
      replies: replies.map((reply) => ({ id: reply.id, text: reply.text, at: reply.createdAt })),
    })),
  };
}
