import type { PreviewComments, PreviewPageInput } from "#gallery/pages/index.ts";
import type { Preview } from "#reviews/actions/index.ts";
import type { Opened } from "./opened.ts";

const SECONDS_IN_MINUTE = 60;

type Said = Pick<PreviewComments, "draft" | "told">;

/** What the page of a preview shows; `said` is what became of a comment that was just sent. */
export function pageInput({ link }: Opened, preview: Preview, token: string, said: Said = {}): PreviewPageInput {
  const { title, topic, action, campaign, timeZone, version, isCurrent, isDraft, storyboard, durationMs } = preview;
  const { locale, direction, format, width, height } = storyboard;
  const base = `/preview/${token}`;
  return {
    ...{ title, topic, action, campaign, timeZone, version, isCurrent, isDraft, durationMs },
    ...{ locale, direction, format, width, height },
    madeFor: link.madeFor,
    expiresAt: link.expiresAt,
    transcript: preview.transcript,
    files: { video: `${base}/video.mp4`, poster: `${base}/poster.jpg`, captions: `${base}/captions.vtt` },
    ...(link.scope === "comment" && { comments: { action: `${base}/comments`, ...commentsOf(preview), ...said } }),
  };
}

function commentsOf({ storyboard: { cues, fps }, comments }: Preview): Pick<PreviewComments, "moments" | "said"> {
  const clock = (frame: number) => {
    const seconds = Math.floor(frame / fps);
    return `${Math.floor(seconds / SECONDS_IN_MINUTE)}:${String(seconds % SECONDS_IN_MINUTE).padStart(2, "0")}`;
  };
  return {
    moments: cues.map(({ startFrame, lines }) => ({
      frame: startFrame,
      label: `${clock(startFrame)} ${lines.join(" ")}`,
    })),
    said: comments.map(({ frame, ...comment }) => ({ ...comment, moment: frame === 0 ? "" : clock(frame) })),
  };
}
