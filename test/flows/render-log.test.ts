import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { cancelRender, recoverRenders } from "#renders/actions/index.ts";
import type { Renderer } from "#renders/index.ts";
import { ago } from "../fixtures.ts";
import { type Api, serveApi } from "./support/api.ts";
import { freezer, renderAtOnce } from "./support/render-at-once.ts";
import { mutedRenderer, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
let api: Api;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
});
beforeEach(async () => {
  story = await writeStory(stage);
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const run = { signal: new AbortController().signal, isLastTry: false };
const make = (renderId: string, renderer: Renderer, attempt = 0) =>
  renderAtOnce(stage, { renderId, attempt }, renderer);

async function logOf(renderId: string) {
  // Whoever may see a render may read what happened to it.
  const { pass } = await api.hire("translator");
  const { status, json } = await api.ask("GET", `/api/v1/renders/${renderId}/log`, { as: pass });
  expect(status).toBe(200);
  return json;
}
const eventsOf = async (renderId: string) =>
  (await logOf(renderId)).lines.map(({ event }: { event: string }) => event) as string[];

describe("the log of a render", () => {
  test("tells who asked, what was planned, who drew which segment, and that the video passed", async () => {
    const { renderId } = await requestVideo(story);
    await make(renderId, tinyRenderer());
    const { lines, leftOut, drawing } = await logOf(renderId);
    const drawn = (segment: number) => ({ event: "segment_drawn", segment, pictures: 4, attempt: 1 });
    expect(lines).toMatchObject([
      { event: "asked", by: "producer", isByJob: false },
      { event: "begun", attempt: 1, by: "render-storyboard", isByJob: true },
      { event: "planned", segments: 3, segmentsKept: 0, pictures: 12 },
      ...[1, 2, 3].map((segment) => expect.objectContaining(drawn(segment))),
      { event: "sound_mixed", by: "mix-sound" },
      { event: "passed", pictures: 12 },
    ]);
    for (const line of lines.slice(3, 6)) expect(line).toMatchObject({ segmentName: expect.any(String) });
    for (const line of lines.slice(3, 6)) expect(line.worker).toMatch(/^\S+$/);
    expect({ leftOut, drawing }).toEqual({ leftOut: null, drawing: [] });
  });

  test("tells each try that failed and why it was put aside, without a path of the machine", async () => {
    let tries = 0;
    const breaks = () => {
      tries += 1;
      if (tries === 1) throw new RenderFailedError("browser", "The browser is gone.");
      throw new Error("ENOENT: no such file, open '/srv/sunny/data/pieces/one.mp4'");
    };
    const { renderId } = await requestVideo(story);
    await make(renderId, tinyRenderer("", { mix: breaks }));
    const { lines } = await logOf(renderId);
    expect(lines.slice(-2)).toMatchObject([
      { event: "sound_retried", failure: "browser", reason: "The browser is gone." },
      { event: "put_aside", failure: "poison", reason: "ENOENT: no such file, open 'one.mp4'" },
    ]);
    expect(JSON.stringify(lines)).not.toContain("/srv/sunny");
  });

  test("tells that it was cancelled, by whom and why, and that it was asked for again", async () => {
    const { renderId } = await requestVideo(story);
    const input = { renderId, reason: "The words are changing" };
    await cancelRender({ ctx: story.producer.ctx, input });
    await requestVideo(story);
    await requestVideo(story, { neededAt: new Date() });
    const { lines } = await logOf(renderId);
    expect(lines).toMatchObject([
      { event: "asked" },
      { event: "cancelled", by: "producer", reason: "The words are changing" },
      { event: "asked_again", by: "producer" },
      { event: "moved_forward", by: "producer" },
    ]);
  });

  test("shows a segment while it is drawn, and who took it over from a worker that fell silent", async () => {
    const { renderId } = await requestVideo(story);
    const muted = mutedRenderer();
    const frozen = freezer(stage.contextOf);
    const handlers = stage.handlers(muted.renderer, { contextOf: frozen.contextOf });
    await handlers["render-storyboard"]({ renderId, attempt: 0, priority: 1 }, run);
    const silent = handlers["draw-segment"]({ renderId, attempt: 1, position: 0 }, run);
    await muted.begun;
    expect((await logOf(renderId)).drawing).toMatchObject([{ segment: 1, framesDone: 0, framesTotal: 4 }]);
    frozen.freeze();
    await stage.prisma.renderSegment.updateMany({
      where: { renderId, state: "drawing" },
      data: { leaseUntil: ago(SECOND) },
    });
    await stage.handlers(tinyRenderer())["draw-segment"]({ renderId, attempt: 1, position: 0 }, run);
    expect(await eventsOf(renderId)).toEqual(["asked", "begun", "planned", "segment_lost", "segment_drawn"]);
    frozen.thaw();
    muted.finish("");
    await silent;
    expect((await eventsOf(renderId)).filter((event) => event === "segment_drawn")).toHaveLength(1);
  });

  test("tells that a lost worker's render was begun again", async () => {
    const { renderId } = await requestVideo(story);
    await stage.handlers(tinyRenderer())["render-storyboard"]({ renderId, attempt: 0, priority: 1 }, run);
    await stage.loseQueue();
    await stage.prisma.render.update({ where: { id: renderId }, data: { nextCheckAt: ago(SECOND) } });
    await recoverRenders({ ctx: stage.as("sweep"), input: {} }, { queue: stage.queue });
    await make(renderId, tinyRenderer(), 1);
    const events = await eventsOf(renderId);
    expect(events.slice(0, 6)).toEqual(["asked", "begun", "planned", "worker_lost", "begun", "planned"]);
    expect(events.at(-1)).toBe("passed");
  });

  test("that is very long keeps its beginning and its end, and says how much is left out", async () => {
    const { renderId } = await requestVideo(story);
    // What somebody who asks for it ever sooner leaves behind.
    for (let sooner = 1; sooner <= 310; sooner += 1)
      await requestVideo(story, { neededAt: new Date(Date.now() - sooner * SECOND) });
    await cancelRender({ ctx: story.producer.ctx, input: { renderId } });
    const { lines, leftOut } = await logOf(renderId);
    expect(lines).toHaveLength(300);
    expect(lines[0]).toMatchObject({ event: "asked" });
    expect(lines.at(-1)).toMatchObject({ event: "cancelled" });
    expect(leftOut).toEqual({ after: 250, count: 12 });
  });

  test("of a render that nobody knows is not found", async () => {
    const { pass } = await api.hire("producer");
    const path = "/api/v1/renders/0195f5a0-0000-7000-8000-000000000000/log";
    expect((await api.ask("GET", path, { as: pass })).status).toBe(404);
    expect((await api.ask("GET", path)).status).toBe(401);
  });
});
