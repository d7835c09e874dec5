import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError, type RenderFailure } from "#core/errors.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import type { Renderer } from "#renders/index.ts";
import { ago } from "../fixtures.ts";
import { freezer, renderAtOnce } from "./support/render-at-once.ts";
import { losePieces, mutedRenderer, TINY_CAPTURES, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const read = (id: string) => stage.prisma.render.findUniqueOrThrow({ where: { id } });
const sweep = () => recoverRenders({ ctx: stage.as("sweep"), input: {} }, { queue: stage.queue });
const begin = (renderId: string, attempt: number, renderer: Renderer, signal?: AbortSignal) =>
  renderAtOnce(stage, { renderId, attempt }, renderer, signal ? { signal } : {});
const breakWith = (reason: RenderFailure) => () => Promise.reject(new RenderFailedError(reason, "It broke."));

/** A render that was begun by a worker of which nothing more is heard. */
async function silentRender(story?: Story) {
  const { renderId } = await requestVideo(story ?? (await writeStory(stage)));
  const worker = mutedRenderer();
  const ice = freezer(stage.contextOf);
  const { attempt } = await read(renderId);
  const running = renderAtOnce(stage, { renderId, attempt }, worker.renderer, { contextOf: ice.contextOf });
  await worker.begun;
  ice.freeze();
  const end = async (how: () => void) => {
    how();
    ice.thaw();
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
    ["piece", 3],
    ["interrupted", 3],
    ["poison", 1],
    ["encoder", 3],
    ["disk_full", 1],
  ])("in the end because of %s is tried %i times and then says so", async (reason, tries) => {
    const { renderId } = await requestVideo(await writeStory(stage));
    for (let attempt = 0; attempt < tries; attempt += 1) {
      expect(await read(renderId)).toMatchObject({ state: "queued", attempt });
      await begin(renderId, attempt, tinyRenderer("", { finish: breakWith(reason) }));
    }
    const failed = { state: "failed", attempt: tries, failure: reason, failureDetail: "It broke.", nextCheckAt: null };
    expect(await read(renderId)).toMatchObject(failed);
    expect(await stage.prisma.renderFile.count({ where: { renderId } })).toBe(0);
  });

  test("because of a part of it is not begun again as a whole: the part was", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    let drawings = 0;
    const draw = () => {
      drawings += 1;
      return breakWith("browser")();
    };
    await begin(renderId, 0, tinyRenderer("", { draw }));
    expect(await read(renderId)).toMatchObject({ state: "failed", attempt: 1, failure: "browser", nextCheckAt: null });
    expect(drawings).toBe(3);
  });

  test("because its scenes cannot be read says so at once", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    await begin(renderId, 0, tinyRenderer("", { plan: breakWith("poison") }));
    expect(await read(renderId)).toMatchObject({ state: "failed", failure: "poison", failureDetail: "It broke." });
  });

  test("because a part vanished is planned anew and made of what is missing", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const vanish = () => {
      losePieces();
      return breakWith("piece")();
    };
    await begin(renderId, 0, tinyRenderer("", { finish: vanish }));
    expect(await read(renderId)).toMatchObject({ state: "queued", attempt: 1, triesLeft: 2 });
    await begin(renderId, 1, tinyRenderer());
    const { state, facts } = await read(renderId);
    expect(state).toBe("qc_passed");
    expect(facts).toMatchObject({ framesCaptured: 3 * TINY_CAPTURES, segments: 3, segmentsMade: 3, holdsBroken: 0 });
  });

  test("its checks names what is wrong and cannot be reviewed", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const tiny = tinyRenderer();
    await begin(renderId, 0, {
      ...tiny,
      finish: async (work) => {
        const output = await tiny.finish(work);
        return { ...output, facts: { ...output.facts, audio: null } };
      },
    });
    const { state, failure, failureDetail } = await read(renderId);
    expect(state).not.toBe("qc_passed");
    expect(failure).toBe("quality");
    expect(failureDetail).toContain("The sound format should be aac LC but is missing");
  });

  test.each(["plan", "finish"] as const)("because the program stops at the %s has lost no try", async (step) => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const stopping = new AbortController();
    const stop = () => {
      stopping.abort();
      return breakWith("interrupted")();
    };
    await begin(renderId, 0, tinyRenderer("", { [step]: stop }), stopping.signal);
    expect(await read(renderId)).toMatchObject({ state: "queued", triesLeft: 3 });
    await stage.relay();
    const workers = stage.work();
    await expect.poll(async () => (await read(renderId)).state, { timeout: 10_000 }).toBe("qc_passed");
    await workers.close();
  });

  test("leaves no work folder behind", async () => {
    for (const step of ["draw", "mix", "finish"] as const) {
      const { renderId } = await requestVideo(await writeStory(stage));
      let folder = "";
      const fail = (work: { folder: string }) => {
        folder = work.folder;
        return breakWith("poison")();
      };
      await begin(renderId, 0, tinyRenderer("", { [step]: fail }));
      expect(folder).not.toBe("");
      await expect(readFile(folder)).rejects.toMatchObject({ code: "ENOENT" });
    }
  });
});

describe("the program on its own, started again", () => {
  const startAgain = () => recoverRenders({ ctx: stage.as("sweep"), input: { isAlone: true } }, { queue: stage.queue });

  test("takes up at once what it was killed in, which costs a try", async () => {
    const { renderId, comesBack } = await silentRender();
    await startAgain();
    expect(await read(renderId)).toMatchObject({ state: "queued", triesLeft: 2 });
    await comesBack();
  });

  test("takes up what it had let go of when it was told to stop, which costs none", async () => {
    const { renderId } = await requestVideo(await writeStory(stage));
    const stopping = new AbortController();
    const stop = () => {
      stopping.abort();
      return breakWith("interrupted")();
    };
    await begin(renderId, 0, tinyRenderer("", { draw: stop }), stopping.signal);
    expect(await read(renderId)).toMatchObject({ state: "rendering", triesLeft: 2 });
    await startAgain();
    expect(await read(renderId)).toMatchObject({ state: "queued", triesLeft: 3 });
  });
});
