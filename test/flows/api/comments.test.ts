import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { renderVideo, writeStory } from "../support/story.ts";

let stage: Stage;
let api: Api;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const rendered = async () => {
  const story = await writeStory(stage);
  return { ...story, ...(await renderVideo(stage, story)) };
};
const post = (path: string, as: string, body: object = {}) => api.ask("POST", `/api/v1${path}`, { as, body });
const get = (path: string, as: string) => api.ask("GET", `/api/v1${path}`, { as });

describe("comments over HTTP", () => {
  test("are written, answered, put right, resolved and opened again", async () => {
    const { contentHash } = await rendered();
    const [brand, producer] = [await api.hire("brand_reviewer"), await api.hire("producer")];
    const drawing = { kind: "arrow", fromX: 0.1, fromY: 0.1, toX: 0.5, toY: 0.5 };
    const written = await post(`/reviews/${contentHash}/comments`, brand.pass, {
      frame: 5,
      endFrame: 9,
      text: "Too bright",
      drawing,
      isBlocking: true,
    });
    expect(written.status).toBe(201);
    const path = `/comments/${written.json.commentId}`;
    const edit = (headers: Record<string, string>, as = brand.pass) =>
      api.ask("PATCH", `/api/v1${path}`, { as, headers, body: { text: "A little too bright" } });
    expect((await edit({})).status).toBe(428);
    expect((await edit({ "If-Match": '"7"' })).status).toBe(412);
    expect((await edit({ "If-Match": '"1"' }, producer.pass)).status).toBe(403);
    expect((await edit({ "If-Match": '"1"' })).status).toBe(204);
    expect((await post(`${path}/replies`, producer.pass, { text: "Is it?" })).status).toBe(201);
    expect((await post(`${path}/resolution`, producer.pass)).status).toBe(403);
    expect((await post(`${path}/resolution`, brand.pass)).status).toBe(204);
    expect((await api.ask("DELETE", `/api/v1${path}/resolution`, { as: brand.pass })).status).toBe(204);
    expect((await get(`/reviews/${contentHash}`, brand.pass)).json.threads).toMatchObject([
      {
        text: "A little too bright",
        drawing,
        isBlocking: true,
        resolvedAt: null,
        version: 2,
        replies: [{ text: "Is it?" }],
      },
    ]);
  });

  test("of an administrator are refused, and of an unknown thread are 404", async () => {
    const { contentHash } = await rendered();
    const admin = await api.hire("admin");
    expect((await post(`/reviews/${contentHash}/comments`, admin.pass, { frame: 1, text: "x" })).status).toBe(403);
    const { pass } = await api.hire("producer");
    for (const id of ["1", "3b241101-e2bb-4255-8caf-4136c566a962"]) {
      expect((await post(`/comments/${id}/replies`, pass, { text: "x" })).status).toBe(404);
    }
  });
});

describe("script reviews over HTTP", () => {
  test("words go to review, back, and are approved with a fresh sign-in", async () => {
    const { versionId } = await writeStory(stage);
    const [producer, reviewer] = [await api.hire("producer"), await api.hire("accuracy_reviewer")];
    const path = `/script-versions/${versionId}`;
    expect((await post(`${path}/approval`, reviewer.pass)).status).toBe(409);
    expect((await post(`${path}/submission`, reviewer.pass)).status).toBe(403);
    expect((await post(`${path}/submission`, producer.pass)).status).toBe(204);
    expect((await get("/reviews/queue", reviewer.pass)).json.scripts).toContainEqual(
      expect.objectContaining({ versionId }),
    );
    expect((await post(`${path}/change-requests`, reviewer.pass, {})).status).toBe(422);
    expect((await post(`${path}/change-requests`, reviewer.pass, { reason: "Say it plainer" })).status).toBe(204);
    expect((await post(`${path}/approval`, reviewer.pass, { note: "I misread it" })).status).toBe(204);
    expect((await post(`${path}/withdrawal`, producer.pass, { reason: "late" })).status).toBe(409);
    const { state } = await stage.prisma.scriptVersion.findUniqueOrThrow({ where: { id: versionId } });
    expect(state).toBe("approved");
  });
});

describe("preview links over HTTP", () => {
  test("are made, listed with their address, and ended", async () => {
    const { contentHash } = await rendered();
    const { pass } = await api.hire("producer");
    const path = `/reviews/${contentHash}/preview-links`;
    const made = await post(path, pass, { scope: "watch", madeFor: "Nora", password: "sunflower at noon" });
    expect(made.status).toBe(201);
    expect(made.json.path).toMatch(/^\/preview\/[\w-]{64}$/);
    const listed = await get(path, pass);
    expect(listed.json.items).toMatchObject([
      { id: made.json.linkId, path: made.json.path, hasPassword: true, comments: 0 },
    ]);
    expect(listed.text).not.toMatch(/argon2|sunflower/);
    const other = await api.hire("brand_reviewer");
    expect((await api.ask("DELETE", `/api/v1/preview-links/${made.json.linkId}`, { as: other.pass })).status).toBe(403);
    expect((await api.ask("DELETE", `/api/v1/preview-links/${made.json.linkId}`, { as: pass })).status).toBe(204);
    expect((await get(path, pass)).json.items).toMatchObject([{ path: null, revokedAt: expect.any(String) }]);
    expect((await post(path, (await api.hire("translator")).pass, { scope: "watch", madeFor: "x" })).status).toBe(403);
    expect((await post(path, pass, { scope: "own", madeFor: "x" })).status).toBe(422);
    expect((await post(path, pass, { scope: "watch", madeFor: "x", hours: 169 })).status).toBe(422);
  });
});

test("nothing failed on our side in all of this", () => {
  expect(api.failures).toEqual([]);
});
