import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { writeStory } from "../flows/support/story.ts";
import { openPlanStage, type PlanStage } from "./support/plan-stage.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let at: PlanStage;
let stage: PlanStage["stage"];
let app: PlanStage["app"];
beforeAll(async () => {
  at = await openPlanStage({ isFilled: false });
  ({ stage, app } = at);
}, 120_000);
afterAll(() => at?.close());

const MANY = 5000;

test("a year of 5,000 slots is scrolled and keyed through without a lost press, and is printed whole", async () => {
  const many = await writeStory(stage, {
    title: "A year of many",
    startsOn: new Date().toISOString().slice(0, 10),
    endsOn: new Date(Date.now() + 365 * DAY).toISOString().slice(0, 10),
  });
  const first = Math.ceil(Date.now() / HOUR) * HOUR + HOUR;
  const step = Math.floor((360 * DAY) / MANY / 60_000) * 60_000;
  await stage.prisma.slot.createMany({
    data: Array.from({ length: MANY }, (_, place) => {
      const at = new Date(first + place * step);
      const times = { nominalAt: at, dueAt: at, nextCheckAt: at, wallTime: at.toISOString().slice(0, 16) };
      const ids = { scheduleId: many.scheduleId, episodeId: many.episode.id };
      return { ...ids, ...times, timeZone: "Etc/UTC", tzdbVersion: "2026a", state: "scheduled" as const };
    }),
  });
  const { page, complaints, close } = await app.openAs(["scheduler"], "/plan?view=agenda");
  await page.evaluate(() => {
    const seen = { keys: 0, worst: 0 };
    Object.assign(window, { seen });
    document.addEventListener("keydown", () => {
      seen.keys += 1;
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        seen.worst = Math.max(seen.worst, entry.processingStart - entry.startTime);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  const measured: Record<string, { readyMs: number; worstDelayMs: number; keys: number }> = {};
  for (const view of ["Agenda", "Year", "Quarter", "Month"]) {
    const begun = performance.now();
    await page.getByText(view, { exact: true }).first().click();
    await page.waitForURL(new RegExp(`view=${view.toLowerCase()}`));
    const seen = page.locator("[data-slot], [data-sum]").filter({ visible: true }).first();
    await seen.waitFor();
    const readyMs = Math.round(performance.now() - begun);
    await page.evaluate(() => Object.assign((window as never as { seen: object }).seen, { keys: 0, worst: 0 }));
    await seen.focus();
    for (let press = 0; press < 20; press += 1) {
      await page.mouse.wheel(0, 900);
      await page.keyboard.press("Tab");
    }
    const { keys, worst } = await page.evaluate(
      () => (window as never as { seen: { keys: number; worst: number } }).seen,
    );
    measured[view] = { readyMs, worstDelayMs: Math.round(worst), keys };
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  process.stdout.write(`${MANY} slots: ${JSON.stringify(measured)}\n`);
  await page.getByText("Year", { exact: true }).first().click();
  await page.locator("[data-sum]").first().click();
  await page.waitForURL(/view=week/);
  await page.locator("[data-slot]").nth(5).waitFor();
  for (const { keys } of Object.values(measured)) expect(keys).toBe(20);
  await page.getByText("Agenda", { exact: true }).first().click();
  await page.waitForURL(/view=agenda/);
  await page.locator(".agenda-month [data-slot]").first().waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await page.locator("[data-slot]").count()).toBe(MANY);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  expect(await page.getByLabel("Language").isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});
