import { once } from "node:events";
import { get } from "node:http";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { storyboardSchema } from "#storyboards/index.ts";
import { processesOf, type RunningProgram, startProgram, temporaryFolder } from "./support/running-program.ts";

const folder = temporaryFolder();
const settings = { DATA_DIR: folder.path, PORT: "0" };
let program: RunningProgram;
let origin: string;

// The program is killed in the middle of its first render, and started again: what follows is true all the same.
beforeAll(async () => {
  const killed = startProgram(["serve"], settings);
  await killed.says(/Drawing 25%/);
  await killed.end("SIGKILL");
  program = startProgram(["serve"], settings);
  const [, address] = await program.says(/(http:\/\/localhost:\d+)\/ +the public page[\s\S]*Ctrl-C stops it\./);
  origin = address ?? "";
}, 300_000);

afterAll(async () => {
  await program?.end("SIGKILL");
  folder.remove();
});

test("a first start tells each stage in plain words and ends with the addresses to open", () => {
  const said = program.said();
  for (const stage of ["Script:", "Render:", "Review:", "Schedule:", "Released:"]) expect(said).toContain(stage);
  expect(said).toContain(`Released: ${origin}/watch/three-random-words`);
  expect(said.trim().endsWith("Ctrl-C stops it.")).toBe(true);
});

test("the public page plays the released video, with its captions at hand", async () => {
  const browser = await chromium.launch({
    executablePath: findBrowser(undefined),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(origin);
    await page.getByRole("link", { name: "Three random words" }).first().click();
    expect(new URL(page.url()).pathname).toBe("/watch/three-random-words");
    const seen = await page.locator("video").evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      const [track] = video.textTracks;
      if (track) track.mode = "hidden";
      await video.play();
      await new Promise((resolve) => {
        video.ontimeupdate = () => video.currentTime > 0.5 && resolve(null);
      });
      return { width: video.videoWidth, height: video.videoHeight, cues: track?.cues?.length ?? 0, error: video.error };
    });
    expect(seen).toMatchObject({ width: 1080, height: 1920, error: null });
    expect(seen.cues).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}, 60_000);

test("the file is served in ranges under the hash of its bytes, and caches ask before each use", async () => {
  const page = await (await fetch(`${origin}/watch/three-random-words`)).text();
  const path = /\/media\/[0-9a-f]{64}\.mp4/.exec(page)?.[0] ?? "";
  const part = await fetch(origin + path, { headers: { Range: "bytes=4-7" } });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe("ftyp");
  expect(part.headers.get("cache-control")).toBe("no-cache");
  // A browser's way of asking; fetch would say that it wants no cached answer.
  const headers = { "If-None-Match": part.headers.get("etag") ?? "" };
  const [again] = await once(get(origin + path, { headers }), "response");
  again.resume();
  expect(again.statusCode).toBe(304);

  const whole = new Uint8Array(await (await fetch(origin + path)).arrayBuffer());
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", whole)).toString("hex");
  expect(path).toBe(`/media/${digest}.mp4`);
});

test("what is not released has no address, and nothing can be changed from outside", async () => {
  expect((await fetch(`${origin}/media/${"0".repeat(64)}.mp4`)).status).toBe(404);
  expect((await fetch(`${origin}/watch/email-first`)).status).toBe(404);
  const refused = await fetch(origin, { method: "POST", body: "{}" });
  expect(refused.status).toBe(405);
  expect(refused.headers.get("allow")).toBe("GET, HEAD");
  expect(await refused.json()).toMatchObject({ status: 405, type: "/problems/method-not-allowed" });
});

test("health, readiness and metrics answer whoever runs it", async () => {
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
  const ready = await fetch(`${origin}/readyz`);
  expect(await ready.json()).toEqual({
    status: "ready",
    checks: { database: "ok", queue: "ok", clock: "ok", disk: "ok", scheduler: "ok" },
  });
  expect(await (await fetch(`${origin}/metrics`)).text()).toContain('sunny_slots{state="released"} 1');
  const throughProxy = await fetch(`${origin}/metrics`, { headers: { "X-Forwarded-For": "203.0.113.7" } });
  expect(throughProxy.status).toBe(404);
});

test("told to stop, it ends in order and leaves no process behind; the episode was released exactly once", async () => {
  expect(await program.end("SIGTERM")).toBe(0);
  expect(processesOf(folder.path)).toEqual([]);

  const database = await openEmbedded(folder.path);
  try {
    const { prisma } = database;
    expect(await prisma.release.count()).toBe(1);
    expect(await prisma.delivery.findMany({ select: { state: true } })).toEqual([{ state: "confirmed" }]);
    expect(await prisma.render.findMany({ select: { state: true } })).toEqual([{ state: "qc_passed" }]);
    const [render] = await prisma.render.findMany({ select: { facts: true } });
    const heard = { integratedLufs: expect.closeTo(-14, 0), truePeakDb: expect.any(Number) };
    expect(render?.facts).toMatchObject({ audio: { codec: "aac", ...heard } });
    const [version] = await prisma.scriptVersion.findMany({ select: { findings: true } });
    expect(version?.findings).toEqual([]);
    const [board] = await prisma.storyboard.findMany();
    expect(storyboardSchema.parse(board?.body).voice.map(({ kind }) => kind)).toContain("synthetic");
    const actions = (await prisma.auditEntry.findMany({ orderBy: { seq: "asc" } })).map(({ action }) => action);
    expect(actions).toContain("render.recover");
    expect(actions.filter((action) => action === "delivery.confirm")).toHaveLength(1);
  } finally {
    await database.close();
  }
}, 60_000);
