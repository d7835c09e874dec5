import { AxeBuilder } from "@axe-core/playwright";
import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openPlanStage, type PlanStage, picture } from "./support/plan-stage.ts";
import { settled } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let at: PlanStage;
let app: PlanStage["app"];
let slotOf: PlanStage["slotOf"];
beforeAll(async () => {
  at = await openPlanStage({ isFilled: true });
  ({ app, slotOf } = at);
}, 120_000);
afterAll(() => at?.close());

test("a filter stands in the address, and what it leaves can be told apart from an empty plan", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/plan?view=agenda");
  await page.locator("[data-slot]").first().waitFor();
  const all = await page.locator("[data-slot]").count();
  await page.getByLabel("Language").selectOption("en");
  await page.getByRole("status").getByText("1 slot is shown").waitFor();
  expect(all).toBeGreaterThan(1);
  expect(await page.locator("[data-slot]").allTextContents()).toEqual(["Three random words"]);
  await page.getByLabel("Channel").selectOption({ label: "gallery" });
  expect(new URL(page.url()).searchParams.get("locale")).toBe("en");
  await page.reload();
  await page.getByRole("status").getByText("1 slot is shown").waitFor();
  expect(await page.getByLabel("Language").inputValue()).toBe("en");
  await page.getByLabel("Language").selectOption("de");
  await page.getByText("Nothing in the plan is like that").waitFor();
  await page.getByRole("button", { name: "Show all of it" }).click();
  await page
    .locator("[data-slot]")
    .nth(all - 1)
    .waitFor();
  await close();
});

test("each time is also shown on the clocks of the audience, with the day where it is another one", async () => {
  const slot = await slotOf("Lock your email first");
  const { page, close } = await app.openAs(["scheduler"], `/plan?view=month&on=${slot.wallTime.slice(0, 10)}`);
  const zones = page.getByRole("combobox", { name: "Clocks of the audience" });
  await zones.fill("Honolulu");
  await page.getByRole("option", { name: "Pacific/Honolulu" }).click();
  await zones.fill("Tokyo");
  await page.getByRole("option", { name: "Asia/Tokyo" }).click();
  await page.keyboard.press("Escape");
  const event = page.locator(`[data-slot="${slot.id}"]`);
  await event.getByText(/18:00 Tokyo/).waitFor();
  expect(await event.textContent()).toMatch(/\w{3} 23:00 Honolulu/);
  await picture(page, "zones");
  await page.reload();
  await event.getByText(/18:00 Tokyo/).waitFor();
  await close();
});

test("the plan is a file for a calendar, in which a moved slot keeps its name", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/plan?view=agenda");
  await page.locator("[data-slot]").first().waitFor();
  await page.getByRole("button", { name: "Calendar", exact: true }).click();
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name: /Download the plan/ }).click();
  const stream = await (await arriving).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const slot = await slotOf("Lock your email first");
  const own = events.find((event) => event.getFirstPropertyValue("uid") === `${slot.id}@sunny-corner`);
  expect(own?.getFirstPropertyValue("summary")).toBe("Lock your email first");
  expect(own?.getFirstPropertyValue("sequence")).toBe(slot.version);
  expect(String(own?.getFirstPropertyValue("dtstart"))).toBe(slot.nominalAt.toISOString().replace(".000Z", "Z"));
  await page.getByText(/\/api\/v1\/campaigns\/[\w-]+\/calendar$/).waitFor();
  await picture(page, "calendar-subscription");
  await page.getByText("this campaign does not announce its dates").waitFor();
  await close();
});

const PAGES = [
  "/plan?view=month",
  "/plan?view=quarter",
  "/plan?view=year",
  "/plan?view=week",
  "/plan?view=agenda",
  "/plan?view=matrix",
  "/plan/settings",
  "/plan/new",
];

const openEverything = async (page: Page, path: string) => {
  await page.goto(`${app.api.address}/admin${path}`);
  await page.locator("main h1").waitFor();
  await settled(page);
  if (path === "/plan/settings") {
    await page.getByRole("button", { name: "Change the campaign" }).click();
    await page.getByRole("button", { name: "Change main" }).click();
    await page.getByText("No slot moves.").waitFor();
    await page.getByRole("button", { name: "Add a day off" }).click();
  }
};

test.each(["light", "dark"] as const)(
  "no view of the plan has a fault that axe finds, in the %s theme",
  async (theme) => {
    const { page, complaints, close } = await app.openAs(["scheduler", "admin"], "/plan", { theme });
    for (const path of PAGES) {
      await openEverything(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      await picture(page, `${path.replaceAll(/\W+/g, "-")}-${theme}`);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test("every view of the plan fits a phone, and what is pressed is large enough for a thumb", async () => {
  const { page, close } = await app.openAs(["scheduler", "admin"], "/plan", { width: 390 });
  for (const path of PAGES) {
    await openEverything(page, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const low = await page
      .locator("main .mantine-Button-root, main .mantine-NativeSelect-input, main .mantine-Chip-label")
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 41.5).map((one) => one.textContent),
      );
    expect({ path, over, low }).toEqual({ path, over: 0, low: [] });
    await picture(page, `${path.replaceAll(/\W+/g, "-")}-phone`);
  }
  await close();
});
