import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openPlanStage, type PlanStage, picture } from "./support/plan-stage.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let at: PlanStage;
let stage: PlanStage["stage"];
let app: PlanStage["app"];
let slotOf: PlanStage["slotOf"];
beforeAll(async () => {
  at = await openPlanStage({ isFilled: true });
  ({ stage, app, slotOf } = at);
}, 120_000);
afterAll(() => at?.close());

test("a changed rhythm and days off from a holidays file show every move before they are saved, and move just that", async () => {
  const slot = await slotOf("Three random words");
  const day = slot.wallTime.slice(0, 10);
  const { page, complaints, close } = await app.openAs(["scheduler"], "/plan/settings");
  await page.getByRole("button", { name: "Change main" }).click();
  const form = page.getByRole("form", { name: "Save main" });
  await form.getByText("No slot moves.").waitFor();
  await form.getByText("Every Tuesday at 09:00").waitFor();
  const ics = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Holidays//EN",
    "BEGIN:VEVENT",
    "UID:one@example.org",
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    "SUMMARY:Founders’ day",
    "RRULE:FREQ=YEARLY;COUNT=2",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  await form.locator("input[type=file]").setInputFiles({
    name: "holidays.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(ics),
  });
  await form.getByRole("checkbox", { name: /Founders’ day/ }).waitFor();
  await form.getByRole("button", { name: "Take 1 day off" }).click();
  await form.getByLabel("Time of day").fill("10:30");
  await form.getByText("Every Tuesday at 10:30").waitFor();
  const preview = form.getByRole("region", { name: "What changes" });
  await preview.getByText(/Three random words/).waitFor();
  const promised = await preview.getByRole("listitem").allTextContents();
  await picture(page, "rule");
  expect((await slotOf("Three random words")).wallTime).toBe(slot.wallTime);
  await form.getByRole("button", { name: "Save main" }).click();
  await form.waitFor({ state: "detached" });
  const after = await slotOf("Three random words");
  expect(after.wallTime.slice(11, 16)).toBe("10:30");
  expect(after.wallTime.slice(0, 10)).not.toBe(day);
  const words = promised.find((line) => line.startsWith("Three random words")) ?? "";
  expect(words.endsWith(`${Number(after.wallTime.slice(8, 10))} ${monthOf(after.wallTime)}, 10:30`)).toBe(true);
  const schedule = await stage.prisma.schedule.findUniqueOrThrow({
    where: { id: at.story.scheduleId },
    include: { blackouts: true },
  });
  expect(schedule.blackouts).toMatchObject([{ fromWall: `${day}T00:00`, reason: "Founders’ day" }]);
  expect(complaints).toEqual([]);
  await close();
});

const monthOf = (wallTime: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${wallTime.slice(0, 10)}T00:00:00Z`),
  );

test("a rhythm that cannot be is told in place, and nothing that was entered is lost", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/plan/settings");
  await page.getByRole("button", { name: "Change main" }).click();
  const form = page.getByRole("form", { name: "Save main" });
  await form.getByLabel("How often").selectOption({ label: "As a cron line" });
  await form.getByLabel("Cron line").fill("0 0 30 2 *");
  await form.getByText(/This is no rhythm yet/).waitFor();
  expect(await form.getByRole("button", { name: "Save main" }).isDisabled()).toBe(true);
  expect(await form.getByLabel("Cron line").inputValue()).toBe("0 0 30 2 *");
  await form.getByLabel("Cron line").fill("30 9 * * 3");
  await form.getByText(/get another time|gets another time/).waitFor();
  await close();
});

test("a campaign is made from its titles and a rhythm, and its plan can be filled at once", async () => {
  const { page, complaints, close } = await app.openAs(["scheduler"], "/plan/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Autumn of updates");
  await page.getByLabel("Last day").fill(`${new Date().getUTCFullYear() + 1}-03-31`);
  await page.getByLabel(/^Episodes/).fill("Why updates\nUpdate your phone\nUpdate your phone\n");
  await page.getByLabel("Topic of these episodes").fill("Updates");
  await page.getByText("Thursday", { exact: true }).click();
  await page.getByText("Every Tuesday and Thursday at 09:00").waitFor();
  await picture(page, "new-campaign");
  await page.getByRole("button", { name: "Make the campaign" }).click();
  await page.waitForURL(/\/admin\/plan$/);
  await page.getByRole("button", { name: "Fill the plan" }).click();
  await page.getByRole("button", { name: "Place them in main" }).click();
  await vi.waitFor(async () => {
    const made = await stage.prisma.campaign.findUniqueOrThrow({
      where: { slug: "autumn-of-updates" },
      include: { episodes: { include: { slots: true }, orderBy: { position: "asc" } } },
    });
    expect(made.episodes.map(({ title, slots }) => [title, slots.length])).toEqual([
      ["Why updates", 1],
      ["Update your phone", 1],
      ["Update your phone", 1],
    ]);
  });
  expect(complaints).toEqual([]);
  await close();
});
