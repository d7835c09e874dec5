import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { anyHash } from "../../fixtures.ts";
import { type Api, serveApi } from "../support/api.ts";
import { write } from "../support/rewrite.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { approveVideo, editScript, renderVideo, writeStory } from "../support/story.ts";

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
const slugOf = ({ json }: { json: { type: string } }) => json.type.replace("/problems/", "");

/** Somebody of the story, as one who has signed in. */
function letIn({ id }: { id: string }, ...roles: ("producer" | "accuracy_reviewer" | "brand_reviewer")[]): string {
  api.let(id, { actor: { type: "person", personId: id, roles }, signedInAt: new Date(), isFresh: true });
  return id;
}

describe("approving over HTTP", () => {
  test("two people approve, each their kind, and again changes nothing", async () => {
    const { contentHash } = await rendered();
    const [accuracy, brand] = [await api.hire("accuracy_reviewer"), await api.hire("brand_reviewer")];
    const first = await post(`/reviews/${contentHash}/approvals/accuracy`, accuracy.pass, { note: "Read the sources" });
    expect([first.status, first.json]).toEqual([200, { missing: ["brand"] }]);
    const second = await post(`/reviews/${contentHash}/approvals/brand`, brand.pass);
    expect([second.status, second.json]).toEqual([200, { missing: [] }]);
    const again = await post(`/reviews/${contentHash}/approvals/brand`, brand.pass);
    expect([again.status, again.json]).toEqual([200, { missing: [] }]);
    expect(await stage.prisma.approval.count({ where: { contentHash } })).toBe(2);
    const trace = await stage.prisma.auditEntry.findMany({
      where: { action: "review.approve" },
      orderBy: { seq: "desc" },
      take: 2,
    });
    expect(trace).toMatchObject([
      { requestId: expect.any(String) },
      { requestId: first.headers.get("x-request-id"), reason: "Read the sources" },
    ]);
  });

  test("an own or a co-author's approval is 403, the older hash 409, a draft 409, the wrong role 403, nobody 401", async () => {
    const story = await writeStory(stage);
    const both = await api.hire("producer", "accuracy_reviewer");
    const { versionId } = await editScript(story, both);
    const { contentHash, renderId } = await renderVideo(stage, { ...story, versionId });
    const path = `/reviews/${contentHash}/approvals/accuracy`;
    const own = await post(path, both.pass);
    expect([own.status, slugOf(own)]).toEqual([403, "separation-of-duties"]);
    const author = letIn(story.producer, "producer", "accuracy_reviewer");
    const coAuthor = await post(path, author);
    expect([coAuthor.status, slugOf(coAuthor)]).toEqual([403, "separation-of-duties"]);

    const { pass } = await api.hire("accuracy_reviewer");
    await stage.prisma.render.update({ where: { id: renderId }, data: { quality: "draft" } });
    const draft = await post(path, pass);
    expect([draft.status, slugOf(draft)]).toEqual([409, "wrong-state"]);
    await stage.prisma.render.update({ where: { id: renderId }, data: { quality: "final" } });
    await editScript(story, story.producer);
    const old = await post(path, pass);
    expect([old.status, slugOf(old)]).toEqual([409, "content-changed"]);

    expect((await post(path, (await api.hire("brand_reviewer")).pass)).status).toBe(403);
    expect((await api.ask("POST", `/api/v1${path}`, { body: {} })).status).toBe(401);
    expect(await stage.prisma.approval.count({ where: { contentHash } })).toBe(0);
  });

  test("a sign-in of an hour ago is asked for again before an approval, not before a comment", async () => {
    const { contentHash } = await rendered();
    const { id } = await api.hire("accuracy_reviewer");
    api.let("old", {
      actor: { type: "person", personId: id, roles: ["accuracy_reviewer"] },
      signedInAt: new Date(Date.now() - 60 * MINUTE),
      isFresh: false,
    });
    const stale = await post(`/reviews/${contentHash}/approvals/accuracy`, "old");
    expect([stale.status, slugOf(stale)]).toEqual([401, "reauthenticate"]);
    expect((await post(`/reviews/${contentHash}/comments`, "old", { frame: 1, text: "Lovely" })).status).toBe(201);
  });

  test.each([
    [{ approvedBy: "me" }, 422, "unknown-field", "/approvedBy"],
    [{ kind: "brand" }, 422, "unknown-field", "/kind"],
    [{ note: "\u202e" }, 422, "bidi-control", "/note"],
    [{ acceptedSuppressions: [{ rule: "W06" }] }, 422, "invalid-input", "/acceptedSuppressions/0"],
  ])("%j is refused with the place of its fault", async (body, status, slug, pointer) => {
    const { contentHash } = await rendered();
    const { pass } = await api.hire("accuracy_reviewer");
    const answer = await post(`/reviews/${contentHash}/approvals/accuracy`, pass, body);
    expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test.each(["1", "../x", "' OR 1=1--", "a".repeat(64).toUpperCase(), anyHash()])(
    "a render called %j is 404",
    async (name) => {
      const { pass } = await api.hire("accuracy_reviewer");
      const path = `/reviews/${encodeURIComponent(name)}`;
      for (const { status } of [await get(path, pass), await post(`${path}/approvals/accuracy`, pass)])
        expect(status).toBe(404);
    },
  );

  test("changes are asked for with reasons, and decisions taken back", async () => {
    const { contentHash } = await rendered();
    const { pass } = await api.hire("brand_reviewer");
    const path = `/reviews/${contentHash}`;
    expect((await post(`${path}/change-requests/brand`, pass, { reasons: [] })).status).toBe(422);
    expect((await post(`${path}/change-requests/brand`, pass, { reasons: ["The logo is old"] })).status).toBe(200);
    expect((await get(path, pass)).json).toMatchObject({
      state: "changes_requested",
      objection: "changes to it were asked for",
      changeRequests: [{ reasons: ["The logo is old"], withdrawnAt: null }],
    });
    expect((await post(`${path}/withdrawals`, pass, { reason: "It is the new one" })).status).toBe(200);
    const none = await post(`${path}/withdrawals`, pass, { reason: "again" });
    expect([none.status, slugOf(none)]).toEqual([409, "wrong-state"]);
  });
});

describe("what a reviewer reads", () => {
  test("the queue holds what is theirs to decide, and no longer what they decided", async () => {
    const story = await rendered();
    const { pass } = await api.hire("accuracy_reviewer");
    const mine = async (as: string) => {
      const { json } = await get("/reviews/queue?limit=100", as);
      return json.videos.find((video: { contentHash: string }) => video.contentHash === story.contentHash);
    };
    expect(await mine(pass)).toMatchObject({
      state: "open",
      missing: ["accuracy", "brand"],
      mine: ["accuracy"],
      episode: { slug: story.episode.slug },
      openBlocking: 0,
    });
    expect(await mine((await api.hire("scheduler")).pass)).toBeUndefined();
    expect(await mine(letIn(story.producer, "producer", "accuracy_reviewer"))).toBeUndefined();
    await post(`/reviews/${story.contentHash}/approvals/accuracy`, pass);
    expect(await mine(pass)).toBeUndefined();
    expect(await mine((await api.hire("brand_reviewer")).pass)).toMatchObject({ mine: ["brand"] });
  });

  test("a review has the facts with their sources, the checks, what is let pass, and whose turn it is", async () => {
    const story = await writeStory(stage);
    const suppressions = [{ rule: "W06", reason: "It quotes an old poster", reviewer: "Amara Okafor" }];
    const { versionId } = await write(story, { suppressions }, {}, []);
    const { contentHash } = await renderVideo(stage, { ...story, versionId });
    const { pass } = await api.hire("accuracy_reviewer");
    const { status, json } = await get(`/reviews/${contentHash}`, pass);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      isCurrent: true,
      video: { state: "qc_passed", quality: "final", format: "vertical", facts: expect.any(Object) },
      script: { number: 2, state: "draft", suppressions },
      claims: [
        { key: "three-words", source: { publisher: "NCSC", readOn: "2026-10-01" }, isOverdue: false, recalled: null },
      ],
      ownPart: { kinds: ["accuracy"], because: null },
      sinceApproval: null,
    });
  });

  test("after an edit an approval is void and says why, and the next review what changed since", async () => {
    const story = await rendered();
    await approveVideo(story, story.contentHash);
    const script = { ...story.script, title: "Three random words, at last" };
    const { versionId } = await write(story, script, {}, []);
    const next = await renderVideo(stage, { ...story, versionId });
    const { pass } = await api.hire("brand_reviewer");
    const before = (await get(`/reviews/${story.contentHash}`, pass)).json;
    expect(before).toMatchObject({
      state: "void",
      approvals: [{ void: "the script has a newer version" }, { void: "the script has a newer version" }],
      ownPart: { kinds: [], because: "the script has a newer version" },
    });
    const after = (await get(`/reviews/${next.contentHash}`, pass)).json;
    expect(after.approvals).toEqual([]);
    expect(after.sinceApproval).toMatchObject({
      contentHash: story.contentHash,
      difference: {
        summary: ["title changed"],
        script: {
          values: [
            {
              path: "title",
              words: [
                { is: "same", text: "Three random words" },
                { is: "added", text: ", at last" },
              ],
            },
          ],
        },
      },
    });
    const { status, json } = await get(`/reviews/${next.contentHash}/difference?from=${story.contentHash}`, pass);
    expect([status, json]).toEqual([200, after.sinceApproval.difference]);
    expect((await get(`/reviews/${next.contentHash}/difference`, pass)).status).toBe(400);
    expect((await get(`/reviews/${next.contentHash}/difference?from=${anyHash()}`, pass)).status).toBe(404);
  });

  test("comments come along to the next version at their words; those whose words are gone are told apart", async () => {
    const story = await rendered();
    const { pass } = await api.hire("brand_reviewer");
    const say = (contentHash: string, text: string) =>
      post(`/reviews/${contentHash}/comments`, pass, { frame: 20, text });
    await say(story.contentHash, "Too fast");
    const [hook] = story.script.scenes;
    if (!hook) throw new Error("The story has no scene.");
    const opening = { ...hook, id: "opening", narration: "Here comes the sun." };
    const moved = await write(story, { scenes: [opening, hook] }, {}, []);
    const next = await renderVideo(stage, { ...story, versionId: moved.versionId });
    const threadsOf = async (contentHash: string) => (await get(`/reviews/${contentHash}`, pass)).json.threads;
    const [there] = await threadsOf(next.contentHash);
    expect(there).toMatchObject({ text: "Too fast", writtenOn: story.contentHash, place: { is: "carried" } });
    expect(there.place.frame).toBeGreaterThan(90);
    await say(next.contentHash, "Better");
    const rewritten = await write(story, { scenes: [{ ...hook, narration: "Take other words." }] }, {}, []);
    const last = await renderVideo(stage, { ...story, versionId: rewritten.versionId });
    expect(await threadsOf(last.contentHash)).toMatchObject([
      { text: "Too fast", words: "Use three random words.", place: { is: "lost" } },
      { text: "Better", place: { is: "lost" } },
    ]);
    expect(await threadsOf(story.contentHash)).toMatchObject([{ text: "Too fast", place: { is: "here", frame: 20 } }]);
  });
});

test("nothing failed on our side in all of this", () => {
  expect(api.failures).toEqual([]);
});
