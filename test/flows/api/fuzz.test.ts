import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemSchema } from "#api/schemas/problem.ts";
import { accountPortsAt } from "../support/accounts.ts";
import { type Api, drawingOf, serveApi } from "../support/api.ts";
import { type Shot, shots } from "../support/fuzz.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { renderVideo, writeStory } from "../support/story.ts";

/** How many requests; the whole is 20,000, other ones each time. The few that each run of the tests makes are the same. */
const REQUESTS = Number(process.env["FUZZ_REQUESTS"] || 400);
const SEED = process.env["FUZZ_REQUESTS"] ? {} : { seed: 20261127 };

let stage: Stage;
let api: Api;
beforeAll(async () => {
  stage = await openStage();
  // What looks at files is shown elsewhere: here it would take all the time.
  const looked = { mediaType: "image/png", width: 1, height: 1, durationMs: null };
  const drawing = {
    ...drawingOf(stage),
    takeMedia: async ({ path, wants }: { path: string; wants: "picture" | "clip" | "recording" }) => ({
      ...looked,
      kind: wants,
      ...(await stage.files.adopt(path)),
    }),
  };
  api = await serveApi(stage, { drawing, accounts: accountPortsAt("http://localhost") });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

test(`${REQUESTS} requests made from the document find no fault of ours and no answer that it does not list`, async () => {
  const story = await writeStory(stage);
  const { renderId } = await renderVideo(stage, story);
  const storyboard = await stage.prisma.storyboard.findFirstOrThrow({ where: { scriptVersionId: story.versionId } });
  const ids = {
    campaignId: [story.campaign.id],
    episodeId: [story.episode.id],
    versionId: [story.versionId],
    renderId: [renderId],
    storyboardId: [storyboard.id],
    sourceId: story.script.claims.map(({ source }) => source),
    locale: ["en", "de"],
    kind: ["video", "vtt"],
  };
  // Most requests come from somebody who may do all of it, or few would come so far.
  const ROLES = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"] as const;
  const people = await Promise.all([api.hire(...ROLES), api.hire(...ROLES), api.hire("translator"), api.hire()]);
  const document = (await api.ask("GET", "/openapi.json")).json;
  const counts = new Map<number, number>();
  const passes = people.map(({ pass }) => pass);
  await fc.assert(
    fc.asyncProperty(shots(document, ids, passes), async (shot) => {
      const { status, type, text } = await fire(shot);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const named = `${shot.operation.method} ${shot.operation.path} ${status} ${text.slice(0, 300)}`;
      expect(Object.keys(shot.operation.responses), named).toContain(String(status));
      expect(status, named).toBeLessThan(500);
      if (status >= 400) {
        expect(type, named).toContain("application/problem+json");
        const problem = problemSchema.strict().parse(JSON.parse(text));
        expect(problem.status).toBe(status);
        expect(text).not.toMatch(/node_modules|\.ts:\d|prisma|SELECT /i);
      }
    }),
    { ...SEED, numRuns: REQUESTS, endOnFailure: REQUESTS > 1000 },
  );
  expect(api.failures).toEqual([]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(REQUESTS);
  expect([...counts.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 422]));
  if (process.env["FUZZ_REQUESTS"]) process.stdout.write(`${JSON.stringify(Object.fromEntries([...counts].sort()))}\n`);
}, 3_600_000);

async function fire({ operation, path, query, headers, body }: Shot) {
  const search = new URLSearchParams(query);
  const form = new FormData();
  form.append("file", new Blob(["some bytes"]), "a.png");
  const sent = operation.isUpload ? form : body === undefined ? undefined : JSON.stringify(body);
  const method = operation.method.toUpperCase();
  const send = () =>
    fetch(`${api.origin}${path}?${search}`, {
      method,
      headers,
      ...(sent === undefined || method === "GET" ? {} : { body: sent }),
    });
  // A connection that lay idle may be closed just as it is used again; a fault of ours would fail twice.
  const response = await send().catch(send);
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}
