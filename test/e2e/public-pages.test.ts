import { once } from "node:events";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { publishSeries } from "../published-series.ts";
import { madeFiles } from "../unit/infra/media/made-files.ts";
import { sunny } from "./run-sunny.ts";
import { type RunningProgram, startProgram, temporaryFolder } from "./support/running-program.ts";

const folder = temporaryFolder();
const made = madeFiles();
let program: RunningProgram;
let browser: Browser;
let origin: string;

const GONE = "update-tonight";

beforeAll(async () => {
  await writeSeries();
  program = startProgram(["api"], { DATA_DIR: folder.path, PORT: "0", DEMO: "off" });
  await program.says(/Ctrl-C stops it/);
  origin = /http:\/\/localhost:\d+/.exec(program.said())?.[0] ?? "";
  const args = ["--no-sandbox", "--disable-gpu"];
  browser = await chromium.launch({ executablePath: findBrowser(undefined), args });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await program?.end("SIGKILL");
  folder.remove();
  made.remove();
});

async function writeSeries() {
  made.write("poster.jpg", readFileSync(projectPath("docs", "pictures", "english-vertical.jpg")));
  const film = [
    "-t",
    "2",
    "-pix_fmt",
    "yuv420p",
    "-vf",
    "scale=270:480",
    "-preset",
    "ultrafast",
    "-movflags",
    "+faststart",
  ];
  await made.convert("poster.jpg", "video.mp4", film, ["-loop", "1", "-framerate", "30"]);
  const database = await openEmbedded(folder.path);
  let count = 0;
  try {
    await migrate(database);
    const { prisma } = database;
    const { releases } = await publishSeries({
      prisma,
      dataDir: folder.path,
      episodes: ["email-first", "three-random-words", GONE, "meet-the-passkey"],
      locales: ["en", "es", "de", "ar", "ja"],
      formats: ["vertical", "landscape"],
      announced: ["Add a second step", "Shop at your own pace"],
      isDemo: true,
      filesOf: async () => {
        count += 1;
        const video = made.path(`video-${count}.mp4`);
        copyFileSync(made.path("video.mp4"), video);
        // Bytes behind the end of a film are not played, and make each file another one.
        writeFileSync(video, String(count), { flag: "a" });
        return { video, poster: made.path("poster.jpg") };
      },
    });
    const gone = releases.find(({ slug }) => slug === GONE);
    await prisma.retraction.create({
      data: { releaseId: gone?.releaseId ?? "", reason: "A vendor changed its advice." },
    });
    await prisma.release.update({ where: { id: gone?.releaseId ?? "" }, data: { state: "retracted" } });
  } finally {
    await database.close();
  }
}

const PAGES = [
  "/",
  "/topics/passwords",
  "/search",
  "/search?q=words",
  "/search?q=zebra",
  "/watch/three-random-words",
  "/watch/three-random-words?format=landscape",
  "/embed/three-random-words",
  "/genuine",
  `/genuine?sha256=${"0".repeat(64)}`,
  `/watch/${GONE}`,
  `/embed/${GONE}`,
  "/watch/nothing-here",
];
const inArabic = PAGES.filter((path) => !path.includes(GONE)).map((path) => `/ar${path}`);
PAGES.push("/accountability", "/transparency", "/bounty", "/report", "/report/state");

const WAYS: { name: string; pages: string[]; options: BrowserContextOptions }[] = [
  { name: "by day", pages: PAGES, options: {} },
  { name: "at dusk", pages: PAGES, options: { colorScheme: "dark" } },
  { name: "on a phone", pages: PAGES, options: { viewport: { width: 360, height: 740 }, hasTouch: true } },
  { name: "in Arabic", pages: inArabic, options: {} },
  {
    name: "in Arabic on a phone at dusk",
    pages: inArabic,
    options: { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  },
  { name: "in Japanese", pages: ["/ja/", "/ja/watch/three-random-words"], options: {} },
];

test.each(WAYS)(
  "no page has a fault of accessibility $name, and none is wider than its window",
  async ({ pages, options }) => {
    const context = await browser.newContext(options);
    const faults: string[] = [];
    try {
      const page = await context.newPage();
      page.on("console", (message) => {
        const isExpected = /status of (404|410)/.test(message.text());
        if (message.type() === "error" && !isExpected) faults.push(`${page.url()} said ${message.text()}`);
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(origin)) faults.push(`${page.url()} asked ${request.url()}`);
      });
      for (const path of pages) {
        await page.goto(origin + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations)
          faults.push(`${path} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (beyond > 0) faults.push(`${path} is ${beyond} px wider than its window`);
      }
      expect(await context.cookies()).toEqual([]);
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  },
  240_000,
);

describe("without scripts", () => {
  test("a visitor searches, changes the language and the shape, and looks up a fingerprint", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(origin);
      await page.getByRole("searchbox").fill("three words");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("link", { name: "Three random words" }).click();
      await page.getByRole("link", { name: "Deutsch" }).click();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Drei zufällige Wörter");
      await page.getByRole("link", { name: "Quer" }).click();
      expect(await page.locator("video source").count()).toBe(1);
      const sha256 = (await page.locator(".proof code").first().textContent()) ?? "";
      await page.getByRole("link", { name: "Ist dieses Video wirklich von uns?" }).first().click();
      await page.getByLabel("SHA-256 deiner Kopie").fill(sha256.toUpperCase());
      await page.getByRole("button", { name: "Nachsehen" }).click();
      expect(await page.getByRole("status").textContent()).toContain("Ja, das ist von uns und unverändert.");
    } finally {
      await context.close();
    }
  }, 60_000);
});

describe("with scripts", () => {
  test("the speed can be changed, and a copy is recognised without leaving the device", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${origin}/watch/three-random-words`);
      await page.getByLabel("Speed").selectOption("1.5");
      expect(await page.locator("video").evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(1.5);
      await page.goto(`${origin}/genuine`);
      const uploads: string[] = [];
      page.on("request", (request) => request.method() !== "GET" && uploads.push(request.url()));
      await page.getByLabel("Choose your copy").setInputFiles(await storedVideo());
      await page.getByText("Yes, this is ours, unchanged.").waitFor();
      expect(uploads).toEqual([]);
    } finally {
      await context.close();
    }
  }, 60_000);

  test("another site may frame the player, and no page", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(await elsewhere(["/embed/three-random-words", "/watch/three-random-words"]));
      const [player, other] = [page.frameLocator("iframe").first(), page.frameLocator("iframe").last()];
      await player.getByRole("heading", { name: "Three random words" }).waitFor();
      expect(await other.getByRole("heading").count()).toBe(0);
    } finally {
      await context.close();
    }
  }, 60_000);
});

/** The address of a page of another site that frames these pages of ours. */
async function elsewhere(paths: string[]): Promise<string> {
  const frames = paths.map((path) => `<iframe src="${origin}${path}"></iframe>`).join("");
  const server = createServer((_request, response) => response.setHeader("Content-Type", "text/html").end(frames));
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function storedVideo(): Promise<string> {
  const html = await (await fetch(`${origin}/watch/three-random-words`)).text();
  const [, sha256 = ""] = /\/media\/([0-9a-f]{64})\.mp4/.exec(html) ?? [];
  const copy = made.path("copy.mp4");
  copyFileSync(storedPath(folder.path, sha256), copy);
  return copy;
}

describe("sunny verify", () => {
  const verify = (file: string, ...more: string[]) =>
    sunny(["verify", file, "--manifest", `${origin}/.well-known/psa-manifest.json`, ...more]);

  test("calls a true copy ours, and one with one other byte not", async () => {
    const copy = await storedVideo();
    const ours = await verify(copy);
    expect([ours.code, ours.err]).toEqual([0, ""]);
    expect(ours.out).toMatch(/^Ours, unchanged: “Three random words”, en, vertical, of \d{4}-\d\d-\d\d\.\n/);

    const bytes = readFileSync(copy);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(made.path("changed.mp4"), bytes);
    const changed = await verify(made.path("changed.mp4"));
    expect(changed.code).toBe(2);
    expect(changed.out).toMatch(/^Not ours/);
  });

  test("works without the site, with the list and the key in files, and believes no other key", async () => {
    const copy = await storedVideo();
    for (const [name, path] of [
      ["list.json", "psa-manifest.json"],
      ["key.json", "psa-key.json"],
    ] as const) {
      made.write(name, await (await fetch(`${origin}/.well-known/${path}`)).text());
    }
    const list = ["--manifest", made.path("list.json")];
    const believed = await sunny(["verify", copy, ...list, "--key", made.path("key.json"), "--json"]);
    expect([believed.code, JSON.parse(believed.out).is]).toEqual([0, "ours"]);
    const unsure = await sunny(["verify", copy, ...list]);
    expect([unsure.code, unsure.err]).toEqual([
      64,
      "A list in a file proves nothing by itself: name the key with --key.\n",
    ]);
    const other = await sunny(["verify", copy, ...list, "--key", "A".repeat(43)]);
    expect([other.code, other.out]).toEqual([65, ""]);
    expect(other.err).toContain("was signed by another key");
  });

  test("names a file that cannot be read and a site that does not answer, in one line", async () => {
    const missing = await verify(join(folder.path, "nothing.mp4"));
    expect([missing.code, missing.err]).toEqual([65, expect.stringMatching(/nothing\.mp4: cannot be read\n$/)]);
    const copy = await storedVideo();
    const silent = await sunny(["verify", copy, "--manifest", "http://localhost:9/list.json"]);
    expect([silent.code, silent.err]).toEqual([1, "http://localhost:9/.well-known/psa-key.json does not answer.\n"]);
  });
});
