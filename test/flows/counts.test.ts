import { once } from "node:events";
import { get } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "#core/clock.ts";
import { readCounts } from "#counts/actions/index.ts";
import { addSums } from "#counts/index.ts";
import { mediaPath } from "#gallery/index.ts";
import { retractRelease } from "#releases/actions/index.ts";
import { platform } from "./support/channels.ts";
import { claimedDelivery, deliverOnce } from "./support/deliveries.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { hire } from "./support/story.ts";
import { openTrustSite, type TrustSite } from "./support/trust-site.ts";

let stage: Stage;
let site: TrustSite;
beforeAll(async () => {
  stage = await openStage();
  site = await openTrustSite(stage);
});
afterAll(async () => {
  await site.close();
  await stage.close();
});

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const today = dayOf(new Date());

async function released() {
  const story = await claimedDelivery(stage);
  await deliverOnce(stage, story.id, platform().port);
  const files = await stage.prisma.renderFile.findMany({ where: { renderId: story.renderId } });
  const pathOf = (kind: string) => {
    const file = files.find((candidate) => candidate.kind === kind);
    return file ? mediaPath(file.sha256, file.mediaType) : "";
  };
  return { ...story, video: pathOf("video"), poster: pathOf("poster") };
}

/** Asks as a browser does, and takes all that comes. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const [answer] = await once(
    get(site.origin + path, { agent: false, headers: { "User-Agent": FIREFOX, ...headers } }),
    "response",
  );
  for await (const _ of answer) {
    // Only its end matters.
  }
  return answer.statusCode;
}
const flush = () => site.trust.tally.flush((sums) => addSums(stage.prisma, sums));
const sumsOf = async (episodeId: string) => {
  await flush();
  return stage.prisma.episodeCount.findMany({ where: { episodeId }, omit: { episodeId: true, day: true } });
};

test("starts and ends of a video are counted, and nothing else is", async () => {
  const { video, poster, episode } = await released();
  expect(await ask(video, { Range: "bytes=0-" })).toBe(206);
  expect(await ask(video, { Range: "bytes=0-9" })).toBe(206);
  expect(await ask(video, { Range: "bytes=5-" })).toBe(206);
  expect(await ask(video)).toBe(200);
  for (const headers of [{ DNT: "1" }, { "Sec-GPC": "1" }, { "User-Agent": "Examplebot/1.0" }]) {
    expect(await ask(video, { Range: "bytes=0-", ...headers })).toBe(206);
  }
  expect(await ask(poster)).toBe(200);
  expect(await ask(`/media/${"0".repeat(64)}.mp4`)).toBe(404);
  expect(await sumsOf(episode.id)).toEqual([{ views: 3, completions: 3 }]);
  expect(await stage.prisma.episodeCount.count()).toBe(1);
});

test("a flood is one row, and sums are added to those of earlier", async () => {
  const { video, episode } = await released();
  for (let round = 0; round < 2; round += 1) {
    await Promise.all(Array.from({ length: 50 }, () => ask(video, { Range: "bytes=0-3" })));
    await flush();
  }
  expect(await sumsOf(episode.id)).toEqual([{ views: 100, completions: 0 }]);
});

test("what is taken down is not counted any more, and what was counted stays", async () => {
  const { video, episode, releaseId, reviewers } = await released();
  await ask(video);
  await sumsOf(episode.id);
  await retractRelease({ ctx: reviewers.accuracy.ctx, input: { releaseId, reason: "wrong" } });
  expect(await ask(video)).toBe(410);
  expect(await sumsOf(episode.id)).toEqual([{ views: 1, completions: 1 }]);
});

test("marketing reads the sums; producers do not, and nobody a span that runs backwards", async () => {
  const marketing = await hire(stage, "scheduler");
  const counts = await readCounts({ ctx: marketing.ctx, input: { from: today, until: today } }, stage.prisma);
  expect(counts.views).toBe(104);
  expect(counts.episodes.map(({ views }) => views)).toEqual([100, 3, 1]);
  expect(counts.days).toEqual([{ day: today, views: 104, completions: 4 }]);
  const producer = await hire(stage, "producer");
  const asked = { from: today, until: today };
  await expect(readCounts({ ctx: producer.ctx, input: asked }, stage.prisma)).rejects.toMatchObject({
    code: "NOT_ALLOWED",
  });
  const backwards = { from: today, until: "2020-01-01" };
  await expect(readCounts({ ctx: marketing.ctx, input: backwards }, stage.prisma)).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("the tables hold nothing of those who watched", async () => {
  const columns = await stage.prisma.$queryRaw<{ column_name: string }[]>`
    SELECT column_name FROM information_schema.columns WHERE table_name = 'EpisodeCount' ORDER BY column_name`;
  expect(columns.map(({ column_name }) => column_name)).toEqual(["completions", "day", "episodeId", "views"]);
});
