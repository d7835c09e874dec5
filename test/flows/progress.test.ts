import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRender } from "#renders/actions/index.ts";
import type { ProgressNow } from "#renders/index.ts";
import { anyHash } from "../fixtures.ts";
import { serveApi } from "./support/api.ts";
import { renderAtOnce } from "./support/render-at-once.ts";
import { endlessRenderer, mutedRenderer, TINY_CAPTURES, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { renderVideo, requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  story = await writeStory(stage);
});
afterAll(() => stage.close());

const PATIENT = { timeout: 30_000 };

/** The program's HTTP with somebody let in who may see renders. */
async function serve() {
  const api = await serveApi(stage);
  const { pass } = await api.hire("brand_reviewer");
  const own = { Authorization: `Bearer ${pass}` };
  return {
    ask: (path: string, headers: Record<string, string> = own) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        get({ host: "127.0.0.1", port: api.port, path, headers: { ...own, ...headers } }, resolve).on("error", reject);
      }),
    api,
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

const progressOf = (renderId: string) => `/api/v1/renders/${renderId}/progress`;

/** What a stream said so far, and when it is over. */
function hear(response: IncomingMessage) {
  const events: ProgressNow[] = [];
  response.setEncoding("utf8").on("data", (text: string) => {
    for (const [, line] of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(line ?? ""));
  });
  return { events, ended: once(response, "end") };
}

async function textOf(response: IncomingMessage): Promise<string> {
  return (await response.setEncoding("utf8").toArray()).join("");
}

describe("the progress of a render", () => {
  test("is told at once, at each step, and ends with the last, whatever the browser would unpack", async () => {
    await using site = await serve();
    const { renderId } = await requestVideo(story);
    const response = await site.ask(progressOf(renderId), { "Accept-Encoding": "gzip" });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ "content-type": expect.stringContaining("text/event-stream") });
    expect(response.headers["content-encoding"]).toBeUndefined();
    const { events, ended } = hear(response);
    const nothing = { framesDone: 0, framesTotal: 0, segmentsDone: 0, segmentsTotal: 0, etaMs: null };
    await expect.poll(() => events, PATIENT).toEqual([{ state: "queued", stage: null, ...nothing }]);

    const { renderer, begun, finish } = mutedRenderer();
    const running = renderAtOnce(stage, { renderId, attempt: 0 }, renderer);
    await begun;
    const framesTotal = 3 * TINY_CAPTURES;
    await expect
      .poll(() => events.at(-1), PATIENT)
      .toMatchObject({ state: "rendering", stage: "drawing", framesTotal });
    finish("");
    await running;
    await ended;
    const all = { framesDone: framesTotal, framesTotal, segmentsDone: 3, segmentsTotal: 3, etaMs: null };
    expect(events.at(-1)).toEqual({ state: "qc_passed", stage: null, ...all });
    const said = events.map((event) => JSON.stringify(event));
    expect(said).toEqual(said.filter((line, index) => line !== said[index - 1]));
  });

  test("that is over is told once", async () => {
    await using site = await serve();
    const { renderId } = await renderVideo(stage, story);
    const { events, ended } = hear(await site.ask(progressOf(renderId)));
    await ended;
    expect(events).toMatchObject([{ state: "qc_passed" }]);
  });

  test("ends for everyone who listens when the render is cancelled", async () => {
    await using site = await serve();
    const { renderId } = await requestVideo(story);
    const workers = stage.work({ renderer: endlessRenderer().renderer });
    const listeners = await Promise.all([1, 2, 3].map(async () => hear(await site.ask(progressOf(renderId)))));
    await stage.relay();
    await cancelRender({ ctx: story.producer.ctx, input: { renderId } });
    for (const { events, ended } of listeners) {
      await ended;
      expect(events.at(-1)).toMatchObject({ state: "cancelled" });
    }
    await workers.close();
  });

  test("counts what another render has drawn as done", async () => {
    await renderVideo(stage, story);
    await using site = await serve();
    const { renderId } = await requestVideo(story, { format: "square", templateHash: anyHash() });
    await renderAtOnce(
      stage,
      { renderId, attempt: 0 },
      tinyRenderer("", { finish: () => Promise.reject(new Error()) }),
    );
    const { events, ended } = hear(await site.ask(progressOf(renderId)));
    await ended;
    expect(events).toMatchObject([{ state: "failed", framesDone: 3 * TINY_CAPTURES, segmentsDone: 3 }]);
  });

  test.each([
    ["of one that does not exist", () => randomUUID()],
    ["of something that is no id", () => "1'; DROP TABLE"],
  ])("%s is not found", async (_what, id) => {
    await using site = await serve();
    const response = await site.ask(progressOf(encodeURIComponent(id())));
    expect(response.statusCode).toBe(404);
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(JSON.parse(await textOf(response))).toMatchObject({ status: 404 });
  });

  test("is told only to whoever is signed in and works here", async () => {
    await using site = await serve();
    const { renderId } = await renderVideo(stage, story);
    const path = progressOf(renderId);
    const nobody = await site.api.hire();
    const statusOf = async (as?: string) => (await site.api.ask("GET", path, as === undefined ? {} : { as })).status;
    expect(await statusOf()).toBe(401);
    expect(await statusOf("another-token-entirely")).toBe(401);
    expect(await statusOf(nobody.pass)).toBe(403);
    expect(await statusOf((await site.api.hire("translator")).pass)).toBe(200);
  });
});

test("the metrics tell how many segments were made and reused, and how many holds were not still", async () => {
  await using site = await serve();
  await renderVideo(stage, story);
  await stage.prisma.renderSegment.updateMany({ where: { position: 0 }, data: { holdsBroken: 2 } });
  const { _sum } = await stage.prisma.renderSegment.aggregate({ _sum: { holdsBroken: true } });
  const [made, reused] = await Promise.all(
    [false, true].map((isReused) => stage.prisma.renderSegment.count({ where: { state: "done", isReused } })),
  );
  const metrics = await textOf(await site.ask("/metrics"));
  expect(made).toBeGreaterThan(0);
  expect(metrics).toContain(`sunny_segments{state="made"} ${made}\n`);
  if (reused) expect(metrics).toContain(`sunny_segments{state="reused"} ${reused}\n`);
  expect(metrics).toContain(`sunny_holds_broken ${_sum.holdsBroken}\n`);
});
