import { dayOf } from "#core/clock.ts";
import { scriptSchema } from "#scripts/index.ts";
import { FORMAT_SIZE, readStoryboard, transcriptOf } from "#storyboards/index.ts";
import { topicSlugOf } from "../addresses.ts";
import { mediaPath } from "../media.ts";
import type { MediaFile, PublishedApproval, PublishedEpisode, PublishedFormat } from "../published.ts";
import type { EpisodeRow, MadeFrom, ReleaseRenderRow } from "../store.ts";
import type { Version } from "./versions.ts";

export type Released = {
  episode: EpisodeRow;
  version: Version;
  /** Storyboards by their hash. */
  madeFrom: ReadonlyMap<string, MadeFrom>;
  around: Pick<PublishedEpisode, "homeLocale" | "locales" | "history">;
  /** Formats in the order in which the campaign names them. */
  formats: readonly string[];
};

/** A version of an episode as pages show it; null when a file that a page needs is missing. */
export function publishedEpisode({ episode, version, madeFrom, around, formats }: Released): PublishedEpisode | null {
  const inOrder = version.renders.toSorted((a, b) => formats.indexOf(a.format) - formats.indexOf(b.format));
  const shown = inOrder.flatMap((row) => toFormat(row, madeFrom));
  const made = madeFrom.get(inOrder[0]?.render.storyboardHash ?? "");
  if (!made || shown.length === 0) return null;
  const storyboard = readStoryboard(made.body);
  const script = scriptSchema.parse(made.version.body);
  return {
    ...around,
    slug: episode.slug,
    position: episode.position,
    title: script.title,
    topic: script.topic,
    topicSlug: topicSlugOf(episode.topic),
    action: script.action,
    locale: version.locale,
    direction: storyboard.direction,
    releasedAt: version.releasedAt,
    presenter: episode.presenter && { name: episode.presenter.name, role: episode.presenter.role },
    formats: shown,
    hasOpenCaptions: storyboard.cues.length > 0,
    transcript: transcriptOf(storyboard),
    claims: made.version.claims.map(({ text, source: { publisher, title, url, readOn } }) => ({
      text,
      source: { publisher, title, url, readOn: dayOf(readOn) },
    })),
    nextCheckOn: script.nextCheckOn,
    approvals: approvalsOf(inOrder),
    isSyntheticVoice: storyboard.voice.some(({ kind }) => kind === "synthetic"),
  };
}

function toFormat({ format, render }: ReleaseRenderRow, madeFrom: Released["madeFrom"]): PublishedFormat[] {
  const file = (kind: string) => toMediaFile(render.files.find((candidate) => candidate.kind === kind));
  const [video, poster, captions] = [file("video"), file("poster"), file("vtt")];
  const made = madeFrom.get(render.storyboardHash);
  if (!made || !video || !poster || !captions) return [];
  const { durationFrames, fps } = readStoryboard(made.body);
  return [{ format, ...FORMAT_SIZE[format], durationMs: (durationFrames / fps) * 1000, video, poster, captions }];
}

export function toMediaFile(row: ReleaseRenderRow["render"]["files"][number] | undefined): MediaFile | null {
  if (!row) return null;
  const { sha256, mediaType, bytes } = row;
  return { url: mediaPath(sha256, mediaType), bytes: Number(bytes), sha256, mediaType };
}

// Each format is approved by itself; a visitor is told once of a kind, and of the last yes to it.
function approvalsOf(rows: readonly ReleaseRenderRow[]): PublishedApproval[] {
  const given = rows
    .flatMap(({ render }) => render.reviews.flatMap(({ approvals }) => approvals))
    .filter(({ voidedAt }) => voidedAt === null)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const KINDS = ["accuracy", "brand", "language"] as const;
  return KINDS.flatMap((kind) => {
    const approval = given.find((candidate) => candidate.kind === kind);
    if (!approval) return [];
    const { person, createdAt: at } = approval;
    return [{ kind, name: person.namedFrom === null ? null : person.name, at }];
  });
}
