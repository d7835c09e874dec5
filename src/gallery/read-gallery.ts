import { dayOf } from "#core/clock.ts";
import { scriptSchema } from "#scripts/index.ts";
import { directionOf, readStoryboard, transcriptOf } from "#storyboards/index.ts";
import { mediaPath } from "./media.ts";
import type { MediaFile, PublishedApproval, PublishedCampaign, PublishedEpisode } from "./published.ts";
import {
  countUpcoming,
  findFrontCampaign,
  findPublicReleases,
  findVersionOf,
  type PublicRelease,
  type Reader,
} from "./store.ts";

/** What the public page shows at this moment; null before there is any campaign. */
export async function readGallery(prisma: Reader, now: Date): Promise<PublishedCampaign | null> {
  const campaign = await findFrontCampaign(prisma, now);
  if (!campaign) return null;
  const locale = campaign.locales[0] ?? "en";
  const releases = await findPublicReleases(prisma, campaign.id);
  const episodes = await Promise.all(releases.map((release) => readEpisode(prisma, release)));
  return {
    slug: campaign.slug,
    title: campaign.title,
    isDemo: campaign.isDemo,
    timeZone: campaign.timeZone,
    locale,
    direction: directionOf(locale),
    episodes: episodes.filter((episode) => episode !== null),
    upcoming: { count: await countUpcoming(prisma, campaign.id) },
  };
}

async function readEpisode(prisma: Reader, release: PublicRelease): Promise<PublishedEpisode | null> {
  const chosen = release.renders[0];
  if (!chosen) return null;
  const { render, locale, format } = chosen;
  const made = await findVersionOf(prisma, render.storyboardHash);
  const file = (kind: string) => toMediaFile(render.files.find((candidate) => candidate.kind === kind));
  const [video, poster, captions] = [file("video"), file("poster"), file("vtt")];
  if (!made || !video || !poster || !captions) return null;
  const storyboard = readStoryboard(made.body);
  const script = scriptSchema.parse(made.version.body);
  return {
    slug: release.episode.slug,
    title: script.title,
    topic: script.topic,
    action: script.action,
    locale,
    direction: storyboard.direction,
    releasedAt: release.releasedAt ?? release.claimedAt,
    format,
    width: storyboard.width,
    height: storyboard.height,
    durationMs: (storyboard.durationFrames / storyboard.fps) * 1000,
    video,
    poster,
    captions,
    hasOpenCaptions: storyboard.cues.length > 0,
    transcript: transcriptOf(storyboard),
    claims: made.version.claims.map(({ text, source: { publisher, title, url, readOn } }) => ({
      text,
      source: { publisher, title, url, readOn: dayOf(readOn) },
    })),
    nextCheckOn: script.nextCheckOn,
    approvals: render.reviews.flatMap(({ approvals }) => approvals.flatMap(toApproval)),
    isSyntheticVoice: storyboard.voice.some(({ kind }) => kind === "synthetic"),
  };
}

function toMediaFile(row: PublicRelease["renders"][number]["render"]["files"][number] | undefined): MediaFile | null {
  if (!row) return null;
  const { sha256, mediaType, bytes } = row;
  return { url: mediaPath(sha256, mediaType), bytes: Number(bytes), sha256, mediaType };
}

const ROLE_LABEL = { accuracy: "Security reviewer", brand: "Brand reviewer" } as const;

function toApproval({ kind, createdAt }: { kind: string; createdAt: Date }): PublishedApproval[] {
  return kind === "accuracy" || kind === "brand" ? [{ kind, by: ROLE_LABEL[kind], at: createdAt }] : [];
}
