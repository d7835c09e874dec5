import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import { type CreatePreviewLink, createPreviewLink, openPreview, revokePreviewLink } from "#reviews/actions/index.ts";
import { previewKeys } from "#reviews/index.ts";
import { type Api, serveApi } from "./support/api.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { renderVideo, writeStory } from "./support/story.ts";

let stage: Stage;
let api: Api;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage, { preview });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const preview = { keys: previewKeys([new Uint8Array(32).fill(9)]), passwords: openPasswordHasher() };

async function shared(changes: Partial<CreatePreviewLink> = {}) {
  const story = await writeStory(stage);
  const video = await renderVideo(stage, story);
  const input = { contentHash: video.contentHash, scope: "comment", madeFor: "Nora", ...changes } as const;
  const link = await createPreviewLink({ ctx: story.producer.ctx, input }, preview);
  return { ...story, ...video, ...link, path: `/preview/${link.token}` };
}
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}${path}`, { headers, redirect: "manual" });
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}${path}`, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
const COMMENT = { name: "Nora", frame: "0", text: "The sun is lovely" };

describe("the page behind a link", () => {
  test("shows exactly the video it was made for, to nobody else and for no memory", async () => {
    const { path, renderId } = await shared();
    const page = await ask(path);
    expect(page.status).toBe(200);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow, noarchive",
      "content-security-policy": expect.stringContaining("form-action 'self'"),
    });
    expect(page.headers.get("content-security-policy")).toMatch(/script-src 'none'/);
    expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
    const html = await page.text();
    expect(html).toContain("Three random words");
    expect(html).toContain('name="robots" content="noindex');
    expect(html).not.toMatch(/<script|https?:\/\//);
    const files = await stage.prisma.renderFile.findMany({ where: { renderId } });
    for (const [name, kind] of [
      ["video.mp4", "video"],
      ["poster.jpg", "poster"],
      ["captions.vtt", "vtt"],
    ]) {
      expect(html).toContain(`${path}/${name}`);
      const file = await ask(`${path}/${name}`);
      expect([file.status, file.headers.get("cache-control"), file.headers.get("x-robots-tag")]).toEqual([
        200,
        "no-store",
        "noindex, nofollow, noarchive",
      ]);
      const row = files.find((one) => one.kind === kind);
      expect(file.headers.get("content-type")).toContain(row?.mediaType);
      expect((await file.arrayBuffer()).byteLength).toBe(Number(row?.bytes));
    }
  });

  test("gives a part of the video to a player that asks for one", async () => {
    const { path } = await shared();
    const whole = await (await ask(`${path}/video.mp4`)).text();
    const part = await ask(`${path}/video.mp4`, { Range: "bytes=2-5" });
    expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([
      206,
      whole.slice(2, 6),
      `bytes 2-5/${whole.length}`,
    ]);
    expect((await ask(`${path}/video.mp4`, { Range: "bytes=99999-" })).status).toBe(416);
  });

  test("opens no other file, and is 404 in the same words when it is forged, over, ended or another's", async () => {
    const [story, other] = [await shared(), await shared()];
    const flipped = story.path.replace(/.$/, (letter) => (letter === "A" ? "B" : "A"));
    await revokePreviewLink({ ctx: other.producer.ctx, input: { linkId: other.linkId } });
    const over = await shared({ hours: 1 });
    await stage.prisma.$executeRawUnsafe(`ALTER TABLE "PreviewLink" DISABLE TRIGGER ALL`);
    const past = new Date(Date.now() - 60_000);
    await stage.prisma.previewLink.update({
      where: { id: over.linkId },
      data: { createdAt: new Date(past.getTime() - 3_600_000), expiresAt: past },
    });
    await stage.prisma.$executeRawUnsafe(`ALTER TABLE "PreviewLink" ENABLE TRIGGER ALL`);
    const paths = [
      flipped,
      other.path,
      over.path,
      "/preview/x",
      `/preview/${"A".repeat(64)}`,
      `${flipped}/video.mp4`,
      `${story.path}/transcript.txt`,
      `${story.path}/..%2F..%2Fsecrets.key`,
      `${story.path}/video.mp4/more`,
      "/preview/",
    ];
    const bodies = new Set<string>();
    for (const path of paths) {
      const answer = await ask(path);
      expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([path, 404, "no-store"]);
      bodies.add(await answer.text());
    }
    expect(bodies.size).toBe(1);
    expect((await ask(story.path)).status).toBe(200);
    expect(await openPreview({ token: over.token, now: new Date() }, { reader: stage.prisma, ...preview })).toBeNull();
  });

  test("takes nothing but reading and its own forms", async () => {
    const { path } = await shared();
    const put = await fetch(`${api.origin}${path}`, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    const foreign = await send(`${path}/comments`, COMMENT, { "Sec-Fetch-Site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect((await send(`${path}/comments`, { ...COMMENT, text: "x".repeat(20_000) })).status).toBe(413);
  });

  test("never stands in the log", async () => {
    const { path, renderId, token } = await shared();
    await stage.prisma.renderFile.updateMany({ where: { renderId }, data: { sha256: "not a file" } });
    const before = api.failures.length;
    await ask(`${path}/video.mp4`);
    expect(JSON.stringify(api.failures.slice(before))).not.toContain(token);
  });
});

describe("a guest's comment", () => {
  test("is sent with a name and a moment, and stands on the page of that link alone", async () => {
    const { path, linkId, contentHash } = await shared();
    const sent = await send(`${path}/comments`, { ...COMMENT, frame: "15" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "./?said=sent#comments"]);
    const html = await (await ask(`${path}/?said=sent`)).text();
    expect(html).toContain("The sun is lovely");
    expect(html).toContain("Your comment is with the team");
    const [row] = await stage.prisma.comment.findMany({ where: { linkId } });
    expect(row).toMatchObject({ frame: 15, guestName: "Nora", isBlocking: false });
    const { pass } = await api.hire("producer");
    const { json } = await api.ask("GET", `/api/v1/reviews/${contentHash}`, { as: pass });
    expect(json.threads).toMatchObject([{ by: { id: null, name: "Nora" }, isGuest: true }]);
  });

  test("that cannot be taken comes back with what was typed and what is wrong", async () => {
    const { path, linkId } = await shared();
    const answer = await send(`${path}/comments`, { ...COMMENT, name: " ", text: "<b>Keep</b> this" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain("&lt;b&gt;Keep&lt;/b&gt; this");
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="name-fault"');
    for (const frame of ["-1", "1e9", "", "x"]) {
      expect((await send(`${path}/comments`, { ...COMMENT, frame })).status).toBe(422);
    }
    expect(await stage.prisma.comment.count({ where: { linkId } })).toBe(0);
  });

  test("is shown as text, whatever it says", async () => {
    const { path } = await shared();
    for (const text of ["<script>alert(1)</script>", "{{7*7}}", "=HYPERLINK(1)", '"><img src=x onerror=alert(1)>']) {
      expect((await send(`${path}/comments`, { ...COMMENT, text })).status).toBe(303);
    }
    const html = await (await ask(path)).text();
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toMatch(/<script|<img src=x/);
  });

  test("with a link to watch is 404, and its page has no form", async () => {
    const { path } = await shared({ scope: "watch" });
    expect(await (await ask(path)).text()).not.toContain("<form");
    expect((await send(`${path}/comments`, COMMENT)).status).toBe(404);
  });

  test("is one too many after twenty, and nothing typed is lost", async () => {
    const { path } = await shared();
    for (let count = 0; count < 20; count += 1) await send(`${path}/comments`, COMMENT);
    const answer = await send(`${path}/comments`, { ...COMMENT, text: "One more thing" });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "600"]);
    expect(await answer.text()).toContain("One more thing");
  });
});

describe("a link with a password", () => {
  const PASSWORD = "sunflower at noon";

  test("asks for it, opens page and files to whoever knew it, and to that browser alone", async () => {
    const { path } = await shared({ password: PASSWORD });
    const asked = await ask(path);
    const html = await asked.text();
    expect(html).toContain('type="password"');
    expect(html).not.toContain("Three random words");
    expect((await ask(`${path}/video.mp4`)).status).toBe(404);
    expect((await send(`${path}/comments`, COMMENT)).status).toBe(404);
    const wrong = await send(`${path}/password`, { password: "sunflower at nine" });
    expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([403, null]);
    const right = await send(`${path}/password`, { password: PASSWORD });
    expect([right.status, right.headers.get("location")]).toEqual([303, "./"]);
    const cookie = right.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toContain(`Path=${path}`);
    expect(cookie).toMatch(/SameSite=Lax/);
    const pass = { Cookie: cookie.split(";")[0] ?? "" };
    expect(await (await ask(path, pass)).text()).toContain("Three random words");
    expect((await ask(`${path}/video.mp4`, pass)).status).toBe(200);
    const other = await shared({ password: PASSWORD });
    expect(await (await ask(other.path, pass)).text()).not.toContain("Three random words");
    const forged = { Cookie: pass.Cookie.replace(/\d{13}/, (until) => String(Number(until) + 1)) };
    expect(await (await ask(path, forged)).text()).not.toContain("Three random words");
  });

  test("may be guessed ten times in a quarter of an hour", async () => {
    const { path } = await shared({ password: PASSWORD });
    for (let count = 0; count < 10; count += 1) {
      expect((await send(`${path}/password`, { password: "x" })).status).toBe(403);
    }
    const late = await send(`${path}/password`, { password: PASSWORD });
    expect([late.status, late.headers.get("set-cookie")]).toEqual([429, null]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
