import { randomUUID } from "node:crypto";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { DAY, HOUR, startOfDay } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { openDiskStore } from "#infra/files/disk-store.ts";
import { parseScript, parseSources, type Script } from "#scripts/index.ts";
import { compileStoryboard, type Format, type Storyboard } from "#storyboards/index.ts";
import { webVttOf } from "#storyboards/subtitles.ts";
import { anyHash } from "./fixtures.ts";

export type Series = {
  prisma: PrismaClient;
  dataDir: string;
  /** Slugs of episodes in `videos/scripts`, in the order in which they came out, a week apart. */
  episodes: readonly string[];
  locales: readonly string[];
  formats: readonly Format[];
  /** Files that stand in for what the renderer would make of a storyboard. */
  filesOf: (storyboard: Storyboard) => Promise<{ video: string; poster: string }>;
  isDemo?: boolean;
  /** Titles of episodes that are planned and announced, a week apart. */
  announced?: readonly string[];
};

/** Writes a campaign into the database as if it had come out over the last weeks: words, files, approvals, releases. */
export async function publishSeries(series: Series) {
  const { prisma, episodes, locales, formats, isDemo = false, announced = [] } = series;
  await prisma.source.createMany({ data: await readSources() });
  const author = await prisma.person.create({ data: { name: "Ada Author", email: `${randomUUID()}@example.org` } });
  const [accuracy, brand, language] = await Promise.all(
    (
      [
        ["Rosa Reviewer", "accuracy_reviewer"],
        ["Bruno Brand", "brand_reviewer"],
        ["Lea Language", "translator"],
      ] as const
    ).map(([name, role]) =>
      prisma.person.create({
        data: { name, email: `${randomUUID()}@example.org`, roles: [role], locales: [...locales] },
      }),
    ),
  );
  const campaign = await prisma.campaign.create({
    data: {
      slug: "nine-to-the-new-year",
      title: "Nine to the new year",
      isDemo,
      announcesDates: true,
      timeZone: "Europe/London",
      startsOn: new Date(Date.now() - (episodes.length + 1) * 7 * DAY),
      endsOn: new Date(Date.now() + 60 * DAY),
      locales: [...locales],
      formats: [...formats],
      channels: { create: { kind: "gallery", name: "gallery" } },
      schedules: { create: { name: "main", timeZone: "Europe/London", rule: {}, graceMs: HOUR } },
    },
    include: { channels: true, schedules: true },
  });
  const presenter = await prisma.presenter.create({
    data: { slug: "demo-robin", name: "Robin (demo)", role: "Demo presenter, security engineer" },
  });
  const [channelId = "", scheduleId = ""] = [campaign.channels[0]?.id, campaign.schedules[0]?.id];
  const releases: { slug: string; releaseId: string; episodeId: string }[] = [];
  for (const [index, slug] of episodes.entries()) {
    const dueAt = new Date(Date.now() - (episodes.length - index) * 7 * DAY);
    const first = await readScript(slug, locales[0] ?? "en");
    const episode = await prisma.episode.create({
      data: {
        campaignId: campaign.id,
        slug,
        position: index + 1,
        title: first.title,
        topic: first.topic,
        presenterId: presenter.id,
      },
    });
    const people = {
      author: author.id,
      accuracy: accuracy?.id ?? "",
      brand: brand?.id ?? "",
      language: language?.id ?? "",
    };
    const renders = await writeVideos(series, episode.id, slug, people, dueAt);
    const slot = await prisma.slot.create({
      data: { scheduleId, episodeId: episode.id, ...slotAt(dueAt), state: "releasing", nextCheckAt: dueAt },
    });
    const release = await prisma.release.create({
      data: {
        slotId: slot.id,
        episodeId: episode.id,
        state: "released",
        claimedAt: dueAt,
        releasedAt: dueAt,
        renders: { create: renders },
        deliveries: { create: { channelId, state: "confirmed", confirmedAt: dueAt } },
      },
    });
    await prisma.slot.update({ where: { id: slot.id }, data: { state: "released", nextCheckAt: null } });
    releases.push({ slug, releaseId: release.id, episodeId: episode.id });
  }
  for (const [index, title] of announced.entries()) {
    const dueAt = new Date(Date.now() + (index + 1) * 7 * DAY);
    const slug = `announced-${index + 1}`;
    const position = episodes.length + index + 1;
    const episode = await prisma.episode.create({
      data: { campaignId: campaign.id, slug, position, title, topic: "Passwords" },
    });
    await prisma.slot.create({
      data: { scheduleId, episodeId: episode.id, ...slotAt(dueAt), state: "planned", nextCheckAt: dueAt },
    });
  }
  return { campaign, releases, reviewers: { accuracy, brand }, channelId, scheduleId };
}

const slotAt = (dueAt: Date) => ({
  wallTime: dueAt.toISOString().slice(0, 16),
  timeZone: "Europe/London",
  nominalAt: dueAt,
  dueAt,
  tzdbVersion: "2026a",
});

type People = { author: string; accuracy: string; brand: string; language: string };

async function writeVideos(series: Series, episodeId: string, slug: string, people: People, at: Date) {
  const rows: { renderId: string; locale: string; format: Format }[] = [];
  for (const locale of series.locales) {
    const script = await readScript(slug, locale).catch(() => null);
    if (!script) continue;
    const version = await writeVersion(series.prisma, episodeId, script, people.author);
    for (const format of series.formats) {
      rows.push({ renderId: await writeVideo(series, version.id, script, format, people, at), locale, format });
    }
  }
  return rows;
}

async function writeVersion(prisma: PrismaClient, episodeId: string, script: Script, personId: string) {
  const { id: scriptId } = await prisma.script.create({ data: { episodeId, locale: script.locale } });
  return prisma.scriptVersion.create({
    data: {
      scriptId,
      number: 1,
      contentHash: anyHash(),
      body: script,
      findings: [],
      authors: { create: { personId, part: "author" } },
      claims: { create: script.claims.map(({ id: key, text, source: sourceId }) => ({ key, text, sourceId })) },
    },
  });
}

async function writeVideo(series: Series, versionId: string, script: Script, format: Format, people: People, at: Date) {
  const { prisma, dataDir, filesOf } = series;
  const storyboard = compileStoryboard({ script, format, theme: "sunny" });
  const storyboardHash = anyHash();
  await prisma.storyboard.create({
    data: { scriptVersionId: versionId, format, theme: "sunny", contentHash: storyboardHash, body: storyboard },
  });
  const store = openDiskStore(dataDir);
  const { video, poster } = await filesOf(storyboard);
  const adopt = async (path: string) => {
    const copy = join(dataDir, `copy-${randomUUID()}`);
    await copyFile(path, copy);
    return store.adopt(copy);
  };
  const captions = join(dataDir, `captions-${randomUUID()}`);
  await writeFile(captions, webVttOf(storyboard));
  const files = [
    { kind: "video" as const, mediaType: "video/mp4", ...(await adopt(video)) },
    { kind: "poster" as const, mediaType: "image/jpeg", ...(await adopt(poster)) },
    { kind: "vtt" as const, mediaType: "text/vtt", ...(await store.adopt(captions)) },
  ];
  const contentHash = anyHash();
  const render = await prisma.render.create({
    data: {
      contentHash,
      storyboardHash,
      templateHash: anyHash(),
      quality: "final",
      state: "qc_passed",
      triesLeft: 3,
      files: { create: files },
      reviews: { create: { state: "approved", decidedAt: at } },
    },
    include: { reviews: true },
  });
  const isTranslated = script.locale !== series.locales[0];
  for (const kind of ["accuracy", "brand", ...(isTranslated ? (["language"] as const) : [])] as const) {
    const reviewId = render.reviews[0]?.id ?? "";
    await prisma.approval.create({ data: { reviewId, contentHash, kind, personId: people[kind], createdAt: at } });
  }
  return render.id;
}

async function readScript(slug: string, locale: string): Promise<Script> {
  const source = `videos/scripts/${slug}/${locale}.yaml`;
  return parseScript({ text: await readFile(projectPath(...source.split("/")), "utf8"), source });
}

async function readSources() {
  const text = await readFile(projectPath("videos", "sources.yaml"), "utf8");
  return parseSources({ text, source: "videos/sources.yaml" }).map(
    ({ readOn, nextCheckOn, basedOn = null, ...source }) => ({
      ...source,
      basedOn,
      readOn: startOfDay(readOn),
      nextCheckOn: startOfDay(nextCheckOn),
    }),
  );
}
