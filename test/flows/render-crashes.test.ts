import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError, type RenderFailure } from "#core/errors.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { recoverRenders, runRender } from "#renders/actions/index.ts";
import type { Renderer } from "#renders/index.ts";
import { ago } from "../fixtures.ts";
import { mutedRenderer, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const read = (id: string) => stage.prisma.render.findUniqueOrThrow({ where: { id } });
const sweep = () => recoverRenders({ ctx: stage.as("sweep"), input: {} });
const begin = (renderId: string, attempt: number, renderer: Renderer, signal = new AbortController().signal) =>
  runRender(
    { ctx: stage.as("render-storyboard"), input: { renderId, attempt } },
    { renderer, files: stage.files, signal },
  );
const failing = (reason: RenderFailure): Renderer => ({
  render: () => Promise.reject(new RenderFailedError(reason, "It broke.")),
});

/** A render that was begun by a worker of which nothing more is heard. */
async function silentRender(story?: Story) {
  const { renderId } = await requestVideo(story ?? (await writeStory(stage)));
  const worker = mutedRenderer();
  const { attempt } = await read(renderId);
  const running = begin(renderId, attempt, worker.renderer);
  await worker.begun;
  const end = async (how: () => void) => {
    how();
    await running;
  };
  return {
    renderId,
    attempt: attempt + 1,
    comesBack: () => end(() => worker.finish("from the stale worker")),
    breaks: (reason: RenderFailure) => end(() => worker.fail(new RenderFailedError(reason, "It broke."))),
  };
}

const expireLease = (id: string) => stage.prisma.render.update({ where: { id }, data: { nextCheckAt: ago(SECOND) } });

async function videoOf(renderId: string): Promise<string> {
  const { sha256 } = await stage.prisma.renderFile.findFirstOrThrow({ where: { renderId, kind: "video" } });
  return readFile(storedPath(stage.dataDir, sha256), "utf8");
}

describe("a worker that dies in the middle of a render", () => {
  test("loses it to another worker, which finishes it", async () => {
    const { renderId, comesBack } = await silentRender();
    expect(await read(renderId)).toMatchObject({ state: "rendering", attempt: 1 });
    await sweep();
    expect(await read(renderId)).toMatchObject({ state: "rendering" });
    await expireLease(renderId);
    await sweep();
    expect(await read(renderId)).toMatchObject({ state: "queued" });

    const workers = stage.work({ renderer: tinyRenderer("from the second worker") });
    await stage.relay();
    await expect.poll(async () => (await read(renderId)).state, { timeout: 10_000 }).toBe("qc_passed");
    await workers.close();
    expect(await videoOf(renderId)).toContain("from the second worker");
    await comesBack();
  });

  test("may not write when it comes back after another has finished", async () => {
    const { renderId, comesBack } = await silentRender();
    await expireLease(renderId);
    await sweep();
    await begin(renderId, 1, tinyRenderer("from the second worker"));
    const before = await read(renderId);
    await comesBack();
    expect(await read(renderId)).toEqual(before);
    expect(await videoOf(renderId)).toContain("from the second worker");
  });

  test("may not write when it comes back while another is at it", async () => {
    const { renderId, comesBack } = await silentRender();
    await expireLease(renderId);
    await sweep();
    const second = mutedRenderer();
    const running = begin(renderId, 1, second.renderer);
    await second.begun;
    await comesBack();
    expect(await read(renderId)).toMatchObject({ state: "rendering", attempt: 2 });
    expect(await stage.prisma.renderFile.count({ where: { renderId } })).toBe(0);
    second.finish("from the second worker");
    await running;
    expect(await videoOf(renderId)).toContain("from the second worker");
  });

  test("may not fail a render that was given back to the queue meanwhile", async () => {
    const { renderId, breaks } = await silentRender();
    await expireLease(renderId);
    await sweep();
    const before = await read(renderId);
    await breaks("poison");
    expect(await read(renderId)).toEqual(before);
  });

  test("three times leaves a failed render that says why, and asking again begins it anew", async () => {
    const story = await writeStory(stage);
    const ends: (() => Promise<void>)[] = [];
    let renderId = "";
    for (let death = 1; death <= 3; death += 1) {
      const dead = await silentRender(story);
      renderId = dead.renderId;
      ends.push(dead.comesBack);
      await expireLease(renderId);
      await sweep();
    }
    expect(await read(renderId)).toMatchObject({
      state: "failed",
      failure: "interrupted",
      failureDetail: expect.stringContaining("more than once"),
      nextCheckAt: null,
    });
    await Promise.all(ends.map((end) => end()));
    expect(await read(renderId)).toMatchObject({ state: "failed" });

    expect(await requestVideo(story)).toMatchObject({ renderId });
    await begin(renderId, (await read(renderId)).attempt, tinyRenderer());
    expect(await read(renderId)).toMatchObject({ state: "qc_passed", failure: null });
  });
});

test("a sweep that meets a worker which is just finishing leaves the finished render alone", async () => {
  const { renderId, comesBack } = await silentRender();
  await expireLease(renderId);
  let swept: Promise<unknown> = Promise.resolve();
  await stage.prisma.$transaction(async (tx) => {
    await tx.render.update({ where: { id: renderId }, data: { state: "qc_passed", nextCheckAt: null } });
    swept = sweep();
    // On Postgres the sweep now waits for this row; on the embedded database for this transaction.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  await swept;
  expect(await read(renderId)).toMatchObject({ state: "qc_passed", nextCheckAt: null });
  expect(await stage.prisma.outbox.count({ where: { key: `render-${renderId}-1` } })).toBe(0);
  await comesBack();
});

test("a render whose job was lost is begun by the sweep, once", async () => {
  const { renderId } = await requestVideo(await writeStory(stage));
  await stage.relay();
  await stage.loseQueue();
  await expireLease(renderId);
  await Promise.all([sweep(), sweep()]);
  const workers = stage.work();
  await stage.relay();
  await expect.poll(async () => (await read(renderId)).state, { timeout: 10_000 }).toBe("qc_passed");
  await workers.close();
  expect(await read(renderId)).toMatchObject({ attempt: 1 });
});

describe("a render that fails", () => {
  test.each<[RenderFailure, tries: number]>([
    ["browser", 3],
    ["interrupted", 3],
    ["poison", 1],
    ["encoder", 1],
    ["disk_full", 1],
  ])("because of %s is tried %i times and then says so", async (reason, tries) => {
    const { renderId } = await requestVideo(await writeStory(stage));
    for (let attempt = 0; attempt < tries; attempt += 1) {
      expect(await read(renderId)).toMatchObject({ state: "queued", attempt });
      await begin(renderId, attempt, failing(reason));
    }
    const failed = { state: "failed", attempt: tries, failure: reason, failureDetail: "It broke.", nextCheckAt: null };
    expect(await read(renderId)).toMatchObject(failed);
    expect(await stage.prisma.renderFile.count({ where: { renderId } })).toBe(0);
  });

  test("its checks names what is wrong and cannot be reviewed", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const { render } = tinyRenderer();
    await begin(renderId, 0, {
      render: async (request) => {
        const output = await render(request);
        return { ...output, facts: { ...output.facts, audio: null } };
      },
    });
    const { state, failure, failureDetail } = await read(renderId);
    expect(state).not.toBe("qc_passed");
    expect(failure).toBe("quality");
    expect(failureDetail).toContain("The sound format should be aac LC but is missing");
  });

  test("because the program stops goes back to the queue and has lost no try", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const stopping = new AbortController();
    await begin(
      renderId,
      0,
      {
        render: () => {
          stopping.abort();
          return Promise.reject(new RenderFailedError("interrupted", "The render was stopped."));
        },
      },
      stopping.signal,
    );
    expect(await read(renderId)).toMatchObject({ state: "queued", triesLeft: 3 });
    await stage.relay();
    const workers = stage.work();
    await expect.poll(async () => (await read(renderId)).state, { timeout: 10_000 }).toBe("qc_passed");
    await workers.close();
  });

  test("leaves no work folder behind", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    let folder = "";
    await begin(renderId, 0, {
      render: (request) => {
        folder = request.folder;
        return Promise.reject(new RenderFailedError("poison", "It broke."));
      },
    });
    expect(folder).not.toBe("");
    await expect(readFile(folder)).rejects.toMatchObject({ code: "ENOENT" });
  });
});
