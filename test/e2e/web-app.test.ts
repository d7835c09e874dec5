import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY } from "#core/clock.ts";
import { materialiseSlots } from "#schedule/actions/index.ts";
import { fromNow } from "../fixtures.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { type Story, writeStory } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const PAGES = [
  "/",
  "/write",
  "/review",
  "/plan",
  "/plan?view=year",
  "/plan?view=matrix",
  "/deliver",
  "/run",
  "/people",
  "/people/audit",
  "/people/tokens",
];
const MOST_SCRIPT_BYTES = 250_000;

let stage: Stage;
let app: WebApp;
let api: WebApp["api"];
let chromium: WebApp["chromium"];
let openAs: WebApp["openAs"];
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  ({ api, chromium, openAs } = app);
  const titles = ["Three random words", "Lock your email first", "Longer is stronger"];
  const episodes = titles.map((title) => ({
    slug: title.toLowerCase().replaceAll(" ", "-"),
    title,
    topic: "Passwords",
  }));
  story = await writeStory(stage, { episodes });
  const { version } = await stage.prisma.schedule.findUniqueOrThrow({ where: { id: story.scheduleId } });
  await materialiseSlots({ ctx: story.planner.ctx, input: { scheduleId: story.scheduleId, version } });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const firstPlanned = () =>
  stage.prisma.slot.findFirstOrThrow({
    where: { state: "planned" },
    orderBy: { dueAt: "asc" },
    include: { episode: true },
  });

test("whoever is not signed in signs in first, and comes back to where they wanted to be", async () => {
  const { email, password } = await api.member(["producer"]);
  const { page } = await chromium.at(`${api.address}/admin/plan?view=matrix`);
  await page.waitForURL(/\/sign-in\?next=/);
  const form = page.locator("form#password");
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Password").fill(password);
  await form.getByRole("button").click();
  await page.waitForURL(`${api.address}/admin/plan?view=matrix`);
  await page.getByRole("link", { name: "Lock your email first" }).waitFor();
});

test("a sign-in page leads nowhere but into the app", async () => {
  const { email, password } = await api.member(["producer"]);
  const { page } = await chromium.at(`${api.address}/sign-in?next=https://elsewhere.example/admin/`);
  const form = page.locator("form#password");
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Password").fill(password);
  await form.getByRole("button").click();
  await page.getByText("Signed in as").waitFor();
  expect(new URL(page.url()).host).toBe(new URL(api.address).host);
});

test("a marketer moves a slot with the keyboard alone, sees first what moves, and the reason stands in the record", async () => {
  const slot = await firstPlanned();
  const { page, complaints, close } = await openAs(["scheduler"], `/plan?view=month&on=${slot.wallTime.slice(0, 10)}`);
  await page.locator(`[data-slot="${slot.id}"]`).focus();
  await page.keyboard.press("Shift+ArrowRight");
  const dialog = page.getByRole("dialog", { name: slot.episode.title });
  await dialog.getByRole("status").getByText(slot.episode.title).waitFor();
  expect((await firstPlanned()).wallTime).toBe(slot.wallTime);
  await dialog.getByLabel("Why").fill("the newsletter comes a day later");
  await dialog.getByRole("button", { name: "Move" }).last().focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  const moved = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
  expect(Date.parse(`${moved.wallTime}Z`) - Date.parse(`${slot.wallTime}Z`)).toBe(DAY);
  const entry = await stage.prisma.auditEntry.findFirst({ where: { entityId: slot.id }, orderBy: { seq: "desc" } });
  expect(entry?.reason).toBe("the newsletter comes a day later");
  expect(complaints).toEqual([]);
  await close();
});

test("a slot that is dragged to another day stays where it is until somebody says so", async () => {
  const slot = await firstPlanned();
  const { page, close } = await openAs(["scheduler"], `/plan?view=month&on=${slot.wallTime.slice(0, 10)}`);
  const place = page.locator(`[data-slot="${slot.id}"]`);
  await place.waitFor();
  const from = await place.boundingBox();
  if (!from) throw new Error("The slot is not in the calendar.");
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.move(x + from.width * 1.05, y, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: slot.episode.title });
  const wanted = await dialog.getByLabel(/New time/).inputValue();
  expect(Date.parse(`${wanted}Z`) - Date.parse(`${slot.wallTime.slice(0, 16)}Z`)).toBe(DAY);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect((await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } })).wallTime).toBe(slot.wallTime);
  await close();
});

test("a session that ends in the middle loses nothing: after a sign-in beside it, what was begun is done", async () => {
  const slot = await firstPlanned();
  const { page, id, signIn, close } = await openAs(["scheduler"], `/plan?slot=${slot.id}`);
  const panel = page.getByRole("dialog", { name: slot.episode.title });
  await panel.getByRole("button", { name: "Hold" }).click();
  await panel.getByLabel("Why").fill("an incident is being looked at");
  await stage.prisma.session.deleteMany({ where: { personId: id } });
  await panel.getByRole("button", { name: "Hold" }).last().click();
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await again.waitFor();
  expect(await stage.prisma.hold.count({ where: { slotId: slot.id } })).toBe(0);

  const other = await api.signedIn("scheduler");
  await signIn(other.browser.cookies["sunny-session"] ?? "");
  await again.getByRole("button", { name: "I have signed in" }).click();
  await page.getByText(`${slot.episode.title} is held.`).waitFor();
  expect(await stage.prisma.hold.findMany({ where: { slotId: slot.id } })).toMatchObject([
    { reason: "an incident is being looked at" },
  ]);
  await close();
});

test("whoever may not move anything reads the plan and is offered nothing more", async () => {
  const slot = await firstPlanned();
  const { page, close } = await openAs(["producer"], `/plan?slot=${slot.id}`);
  const panel = page.getByRole("dialog", { name: slot.episode.title });
  await panel.getByText("There is nothing for you to do").waitFor();
  expect(await panel.getByRole("button").count()).toBe(1);
  await close();
});

test.each(["light", "dark"] as const)("no page has a fault that axe finds, in the %s theme", async (theme) => {
  const { page, complaints, close } = await openAs(["admin", "scheduler", "accuracy_reviewer", "producer"], "/", {
    theme,
  });
  for (const path of PAGES) {
    await page.goto(`${api.address}/admin${path}`);
    await page.locator("main h1").waitFor();
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, `${path.replaceAll(/\W+/g, "-")}-${theme}.png`) });
  }
  // No scheduler runs here, and the page Run shows that: a browser notes the answer 503 of the health check.
  expect(complaints.filter((words) => !words.includes("503"))).toEqual([]);
  await close();
});

test("every page fits a phone, and its pages are in reach of the thumb", async () => {
  const { page, close } = await openAs(["admin", "scheduler"], "/", { width: 360 });
  for (const path of PAGES) {
    await page.goto(`${api.address}/admin${path}`);
    await page.locator("main h1").waitFor();
    await settled(page);
    const { over, low } = await page.evaluate(() => ({
      over: document.documentElement.scrollWidth - window.innerWidth,
      low: [...document.querySelectorAll(".bottom-way")].filter((way) => way.getBoundingClientRect().height < 44)
        .length,
    }));
    expect({ path, over, low }).toEqual({ path, over: 0, low: 0 });
    await page.screenshot({ path: join(PICTURES, `${path.replaceAll(/\W+/g, "-")}-phone.png`) });
  }
  await close();
});

test("on a phone, what is out of the thumb's reach stands in a sheet below, all of it in sight, and leads where it says", async () => {
  const { page, complaints, close } = await openAs(["scheduler"], "/", { width: 390 });
  const more = page.getByRole("button", { name: "More" });
  await more.click();
  const sheet = page.getByRole("dialog", { name: "More" });
  await sheet.getByRole("link", { name: "Deliver" }).waitFor();
  await page.screenshot({ path: join(PICTURES, "more-phone.png") });
  const box = await sheet.boundingBox();
  expect(box?.y).toBeGreaterThan(80);
  expect(await sheet.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  await sheet.getByRole("button", { name: "Keys and help" }).click();
  await page.getByRole("dialog", { name: "Keys" }).getByText("Show this sheet").waitFor();
  await page.keyboard.press("Escape");
  await more.click();
  await sheet.getByRole("link", { name: "Deliver" }).click();
  await page.getByRole("heading", { name: "Deliver", level: 1 }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("the home page asks this origin only, and needs at most 250 kB of packed script", async () => {
  const { page, close } = await openAs(["scheduler"], "/run");
  await settled(page);
  const scripts: Promise<Buffer>[] = [];
  const hosts = new Set<string>();
  page.on("response", (response) => {
    hosts.add(new URL(response.url()).host);
    if (response.url().endsWith(".js")) scripts.push(response.body());
  });
  await page.goto(`${api.address}/admin/`);
  await page.getByRole("heading", { name: "What needs you" }).waitFor();
  await settled(page);
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
  expect([...hosts]).toEqual([new URL(api.address).host]);
  await close();
});

test("the page lets no script in but its own, and words never become markup", async () => {
  const { page, close } = await openAs(["scheduler"], "/");
  const response = await page.request.get(`${api.address}/admin/plan`);
  const policy = response.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(response.headers()["cache-control"]).toBe("no-cache");
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = "<img src=x>";
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
  await close();
});

test("a slot within a week that is not ready stands on the home page, with what stops it", async () => {
  const slot = await firstPlanned();
  await stage.prisma.slot.update({
    where: { id: slot.id },
    data: { dueAt: fromNow(2 * DAY), nominalAt: fromNow(2 * DAY) },
  });
  const { page, close } = await openAs(["scheduler"], "/");
  const risks = page.getByRole("region", { name: "At risk in the next seven days" });
  await risks.getByRole("link", { name: new RegExp(slot.episode.title) }).waitFor();
  expect(await risks.textContent()).toMatch(/not ready|held/);
  await close();
});
