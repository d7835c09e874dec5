import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { readTemplateHash } from "#config/template.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { contextMaker } from "#infra/context.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { parseScript, parseSources } from "#scripts/index.ts";
import { newFolder, startSunny } from "../e2e/run-sunny.ts";
import { createOn } from "../empty-database.ts";
import { findsInDrawing } from "../flows/support/fit.ts";
import { requestVideo, writeStory } from "../flows/support/story.ts";

const { DATABASE_URL: SERVER = "", REDIS_URL = "" } = process.env;
const SLUG = "longer-is-stronger";
const LONGEST = 4 * MINUTE;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const read = (path: string) => ({ text: readFileSync(projectPath(...path.split("/")), "utf8"), source: path });

async function newFleet() {
  const { address, drop } = await createOn(SERVER);
  onTestFinished(drop);
  const database = await openPostgres(address);
  onTestFinished(database.close);
  await migrate(database);
  const { prisma } = database;
  const contextOf = contextMaker({ prisma, log: silent, now: () => new Date(), onCommit: () => {} });
  const env = { DATABASE_URL: address, REDIS_URL, DATA_DIR: newFolder(), RENDER_CONCURRENCY: "1" };
  return { prisma, contextOf, start: (part: string) => startSunny([part], { env }) };
}

/** Asks for a draft of a real episode, and starts two workers that may take its scenes. */
async function startVideo() {
  const fleet = await newFleet();
  const episodes = [{ slug: SLUG, title: "Longer is stronger", topic: "Passwords" }];
  const { producer } = await writeStory(fleet, { episodes });
  await saveSources({ ctx: producer.ctx, input: parseSources(read("videos/sources.yaml")) });
  const script = parseScript(read(`videos/scripts/${SLUG}/en.yaml`));
  const input = { script, authorId: producer.id };
  const { versionId } = await writeScript({ ctx: producer.ctx, input }, findsInDrawing());
  const wanted = { quality: "draft", templateHash: readTemplateHash() } as const;
  const { renderId: id } = await requestVideo({ producer, versionId }, wanted);
  const workers = [fleet.start("worker"), fleet.start("worker")] as const;
  await Promise.all(workers.map(({ said }) => said("Running: worker")));
  fleet.start("scheduler");
  const segmentsNow = () => fleet.prisma.renderSegment.findMany({ where: { renderId: id } });
  const isBy = ({ child }: (typeof workers)[number], { worker }: { worker: string | null }) =>
    worker?.includes(`-${child.pid} `) ?? false;
  const waitForVideo = async (timeout: number) => {
    const stateOf = async () => (await fleet.prisma.render.findUniqueOrThrow({ where: { id } })).state;
    await expect.poll(stateOf, { timeout, interval: SECOND }).toBe("qc_passed");
  };
  return { workers, segmentsNow, isBy, waitForVideo };
}

test(
  "two workers on Redis share the scenes of one video, and nothing is drawn twice",
  async () => {
    const { workers, segmentsNow, isBy, waitForVideo } = await startVideo();
    await waitForVideo(LONGEST - 30 * SECOND);
    const segments = await segmentsNow();
    const taken = workers.map((worker) => segments.filter((segment) => isBy(worker, segment)).length);
    expect(taken.every((count) => count > 0)).toBe(true);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(segments.length);
    expect(segments.every(({ captures, framesCaptured }) => framesCaptured === captures)).toBe(true);
  },
  LONGEST,
);

test(
  "the scene of a worker that is killed is taken over within 75 seconds, and the video is whole",
  async () => {
    const { workers, segmentsNow, isBy, waitForVideo } = await startVideo();
    const [victim] = workers;
    const atWork = async () =>
      (await segmentsNow()).find((segment) => segment.state === "drawing" && isBy(victim, segment))?.position ?? null;
    await expect.poll(atWork, { timeout: MINUTE, interval: 100 }).not.toBeNull();
    const position = await atWork();
    victim.child.kill("SIGKILL");
    await victim.ended;
    const isLeft = async () => isBy(victim, (await segmentsNow())[position ?? 0] ?? { worker: null });
    await expect.poll(isLeft, { timeout: 75 * SECOND, interval: 500 }).toBe(false);
    await waitForVideo(LONGEST / 2);
  },
  2 * LONGEST,
);
