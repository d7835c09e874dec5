import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DAY } from "#core/clock.ts";
import { anyHash, fromNow } from "../fixtures.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { renderVideo, requestVideo, type Story, writeStory } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const PAGES = ["/run", "/run/stuck", "/run/storage", "/run/mails", "/"];
// What the API of a stage draws with.
const TEMPLATE = "0".repeat(64);

let stage: Stage;
let app: WebApp;
let api: WebApp["api"];
let openAs: WebApp["openAs"];
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  ({ api, openAs } = app);
  story = await writeStory(stage);
  await renderVideo(stage, story);
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const renderOf = (id: string) => stage.prisma.render.findUniqueOrThrow({ where: { id } });
const ask = () => requestVideo(story, { templateHash: TEMPLATE });
const WITHOUT_SCHEDULER = "503";

describe("renders", () => {
  test("one that waits is drawn first when somebody says so, cancelled with a reason, and begun again", async () => {
    const { renderId } = await ask();
    const { page, complaints, close } = await openAs(["producer"], "/run");
    await page.getByRole("button", { name: /^Draw it first/ }).click();
    await page.getByText("needed by").waitFor();
    expect((await renderOf(renderId)).neededAt).not.toBeNull();

    await page.getByRole("button", { name: /^Cancel Three random words/ }).click();
    await page.getByText("What was drawn of it is kept for a while").waitFor();
    await page.getByLabel("Why").fill("The words are changing");
    await page.getByRole("button", { name: "Cancel the render" }).click();
    await page.locator(".mark").getByText("cancelled", { exact: true }).waitFor();
    expect(await renderOf(renderId)).toMatchObject({ state: "cancelled" });
    const entry = await stage.prisma.auditEntry.findFirst({ where: { entityId: renderId, action: "render.cancel" } });
    expect(entry?.reason).toBe("The words are changing");
    await page.locator(".render", { hasText: "cancelled" }).getByText("What happened").click();
    await page.getByText(/^Cancelled by .+\. The words are changing$/).waitFor();

    await page.getByRole("button", { name: /^Render again/ }).click();
    await page.getByRole("button", { name: /^Draw it first/ }).waitFor();
    expect(await renderOf(renderId)).toMatchObject({ state: "queued" });
    // Open as it is, it says what is new.
    await page.getByText(/^Asked for again by /).waitFor();
    expect(complaints.filter((words) => !words.includes(WITHOUT_SCHEDULER))).toEqual([]);
    await close();
  });

  test("however many run, each shows how far it is, and the page still asks for other things", async () => {
    const { storyboardHash } = await stage.prisma.render.findFirstOrThrow();
    const data = {
      storyboardHash,
      templateHash: TEMPLATE,
      quality: "final",
      state: "rendering",
      triesLeft: 3,
    } as const;
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...data,
      contentHash: anyHash(),
      progress: index / 12,
      stage: "drawing",
      nextCheckAt: fromNow(DAY),
    }));
    await stage.prisma.render.createMany({ data: many });
    const { page, close } = await openAs(["producer"], "/run");
    const streams = new Set<string>();
    page.on("request", (request) => request.url().endsWith("/progress") && streams.add(request.url()));
    await page.goto(`${api.address}/admin/`);
    const panel = page.getByRole("region", { name: "Renders under way" });
    await panel.getByText("drawing").first().waitFor();
    await page.getByRole("link", { name: "Run" }).first().click();
    await page.getByRole("progressbar").nth(11).waitFor({ state: "attached" });
    await page.getByRole("link", { name: "Storage and backups" }).click();
    await page.getByText(/are free\./).waitFor();
    expect(streams.size).toBeGreaterThan(0);
    expect(streams.size).toBeLessThanOrEqual(4);
    await page.goto(`${api.address}/admin/run`);
    await page.getByRole("progressbar").nth(11).waitFor({ state: "attached" });
    await page.screenshot({ path: join(PICTURES, "run-rendering.png") });
    await stage.prisma.render.deleteMany({ where: { state: "rendering" } });
    await close();
  });
});

test("what happened to a render is read in its line, copied as text, and asked for only when it is opened", async () => {
  const { page, complaints, close } = await openAs(["producer"], "/run");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/log") && asked.push(request.url()));
  await page.getByRole("combobox", { name: "Which renders" }).selectOption("qc_passed");
  const way = page.getByText("What happened").first();
  await way.waitFor();
  expect(asked).toEqual([]);
  await way.focus();
  await page.keyboard.press("Enter");
  const log = page.getByRole("list", { name: /^What happened to Three random words/ });
  await log.getByText("Asked for by producer; it waits its turn").waitFor();
  await log.getByText(/^Planned: 3 segments, 0 of them there already; pictures to draw: 12/).waitFor();
  await log.getByText(/^Segment 1 \(first\) drawn by \S+: 4 pictures$/).waitFor();
  await log.getByText("Joined, and all checks passed: 12 pictures drawn").waitFor();
  expect(await log.locator("time").first().getAttribute("title")).toMatch(/\d\d:\d\d:\d\d/);
  await page.getByRole("button", { name: "Copy as text" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")[0]).toMatch(/^\d{4}-\d\d-\d\dT\S+ Asked for by producer; it waits its turn$/);
  await page.route("**/log", (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.reload();
  await page.getByText("What happened").first().click();
  await page.getByRole("alert").first().waitFor();
  expect(complaints.filter((words) => !/50[03]/.test(words))).toEqual([]);
  await close();
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const)("an open log has no fault that axe finds and fits, in the %s theme %d wide", async (theme, width) => {
  const { page, close } = await openAs(["producer"], "/run", { theme, width });
  await page.getByRole("combobox", { name: "Which renders" }).selectOption("qc_passed");
  await page.getByText("What happened").first().click();
  await page.getByText(/^Joined, and all checks passed/).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await page.screenshot({ path: join(PICTURES, `run-log-${theme}-${width}.png`), fullPage: true });
  await close();
});

test("what was put aside for good stands in one place with its reason, and a mail of it is sent again", async () => {
  const { storyboardHash } = await stage.prisma.render.findFirstOrThrow();
  const poisoned = await stage.prisma.render.create({
    data: {
      storyboardHash,
      templateHash: TEMPLATE,
      contentHash: anyHash(),
      quality: "final",
      state: "failed",
      failure: "poison",
      failureDetail: "It took longer than a render may take.",
      triesLeft: 0,
    },
  });
  const mail = { recipient: "rosa@example.org", subject: "A slot was missed", text: "Episode 1\nlook at the plan" };
  const { id: mailId } = await stage.prisma.mail.create({
    data: { personId: story.planner.id, ...mail, state: "failed", failure: "550 no such box", tries: 3 },
  });
  const { page, complaints, close } = await openAs(["admin", "producer"], "/run/stuck");
  await page.getByText("Its content breaks the program each time").waitFor();
  await page.getByText("It took longer than a render may take.").waitFor();
  await page.getByText("How it was made").first().click();
  await page.getByText(poisoned.id).first().waitFor();
  await page.getByText("Tried 3 times: 550 no such box").waitFor();
  await page.screenshot({ path: join(PICTURES, "run-stuck-open.png"), fullPage: true });
  await page.getByRole("button", { name: "Send again: A slot was missed" }).click();
  await page.getByLabel("Why").fill("The address is mended");
  await page.getByRole("button", { name: "Send again", exact: true }).click();
  await page.getByText("The mail is on its way.").waitFor();
  expect(await stage.prisma.mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({ state: "waiting" });
  expect(complaints.filter((words) => !words.includes(WITHOUT_SCHEDULER))).toEqual([]);
  await close();
});

test("mails are for administrators, and whoever is none is told so", async () => {
  const { page, close } = await openAs(["producer"], "/run/mails");
  await page.getByText("This is not among your tasks.").waitFor();
  expect(await page.getByRole("link", { name: "Mails" }).count()).toBe(0);
  await close();
});

test("home shows a campaign of five hundred episodes week by week, without a long wait", async ({ annotate }) => {
  const { scheduleId, campaign } = story;
  const [startsOn, endsOn] = [fromNow(-DAY), fromNow(365 * DAY)];
  await stage.prisma.campaign.update({ where: { id: campaign.id }, data: { startsOn, endsOn } });
  const episodes = Array.from({ length: 500 }, (_, index) => ({
    campaignId: campaign.id,
    slug: `many-${index}`,
    title: `Episode number ${index}`,
    topic: "Passwords",
    position: 10 + index,
  }));
  await stage.prisma.episode.createMany({ data: episodes });
  const made = await stage.prisma.episode.findMany({ where: { slug: { startsWith: "many-" } } });
  await stage.prisma.slot.createMany({
    data: made.map(({ id }, index) => {
      const dueAt = fromNow((index * 0.7 + 1) * DAY);
      const wallTime = dueAt.toISOString().slice(0, 16);
      const when = { wallTime, timeZone: "UTC", nominalAt: dueAt, dueAt, tzdbVersion: "2026a", nextCheckAt: dueAt };
      return { scheduleId, episodeId: id, state: "planned" as const, ...when };
    }),
  });
  const { page, close } = await openAs(["scheduler"], "/run");
  const began = Date.now();
  await page.goto(`${api.address}/admin/`);
  await page.getByText("500 planned").waitFor();
  const tookMs = Date.now() - began;
  await page.getByText(/of 501 episodes are out/).waitFor();
  const tiles = page.locator(".week-tile");
  expect(await tiles.count()).toBeGreaterThan(50);
  expect(await page.getByText("+7").count()).toBeGreaterThan(10);
  await settled(page);
  await page.screenshot({ path: join(PICTURES, "home-500.png"), fullPage: true });
  await annotate(`Home with 500 episodes: ${tookMs} ms`);
  expect(tookMs).toBeLessThan(15_000);
  await close();
});

test.each(["light", "dark"] as const)(
  "none of these pages has a fault that axe finds, in the %s theme",
  async (theme) => {
    const { page, close } = await openAs(["admin", "scheduler", "producer"], "/run", { theme });
    for (const path of PAGES) {
      await page.goto(`${api.address}/admin${path}`);
      await page.locator("main h1").waitFor();
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({ path: join(PICTURES, `run${path.replaceAll("/", "-")}-${theme}.png`), fullPage: true });
    }
    await close();
  },
);

test("these pages fit a phone", async () => {
  const { page, close } = await openAs(["admin", "scheduler", "producer"], "/run", { width: 390 });
  for (const path of PAGES) {
    await page.goto(`${api.address}/admin${path}`);
    await page.locator("main h1").waitFor();
    await settled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ path, over }).toEqual({ path, over: 0 });
    await page.screenshot({ path: join(PICTURES, `run${path.replaceAll("/", "-")}-phone.png`), fullPage: true });
  }
  await close();
});
