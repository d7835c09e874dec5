import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { ago } from "../fixtures.ts";
import { approveVideo, renderVideo } from "../flows/support/story.ts";
import { openPlanStage, type PlanStage, panelOf, picture } from "./support/plan-stage.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let at: PlanStage;
let stage: PlanStage["stage"];
let app: PlanStage["app"];
let slotOf: PlanStage["slotOf"];
beforeAll(async () => {
  at = await openPlanStage({ isFilled: false });
  ({ stage, app, slotOf } = at);
}, 120_000);
afterAll(() => at?.close());

const act = async (page: Page, title: string, name: string, reason: string) => {
  const panel = panelOf(page, title);
  await panel.getByRole("button", { name, exact: true }).click();
  await panel.getByLabel("Why").fill(reason);
  await panel.getByRole("button", { name, exact: true }).last().click();
};

test("marketing fills an empty plan by accepting what the planner proposes", async () => {
  const { page, complaints, close } = await app.openAs(["scheduler"], "/plan?view=agenda");
  await page.getByRole("button", { name: "Fill the plan" }).click();
  const dialog = page.getByRole("dialog", { name: "What the planner proposes" });
  const accept = dialog.getByRole("button", { name: "Place them in main" });
  await dialog.getByRole("listitem").nth(3).waitFor();
  const promised = await dialog.getByRole("listitem").allTextContents();
  expect(await stage.prisma.slot.count({ where: { scheduleId: at.story.scheduleId } })).toBe(0);
  await accept.click();
  await dialog.waitFor({ state: "detached" });
  await page.locator("[data-slot]").nth(3).waitFor();
  const placed = await stage.prisma.slot.findMany({
    where: { scheduleId: at.story.scheduleId },
    orderBy: { dueAt: "asc" },
    include: { episode: true },
  });
  expect(placed.map(({ episode, wallTime }) => [episode.title, wallTime.slice(11, 16)])).toEqual(
    promised.map((words) => [words.split(":")[0], words.match(/(\d{2}:\d{2})/)?.[1]]),
  );
  expect(complaints).toEqual([]);
  await picture(page, "agenda");
  await close();
});

test("a slot that is dragged and moved goes back with one press", async () => {
  const slot = await slotOf("Lock your email first");
  const { page, complaints, close } = await app.openAs(
    ["scheduler"],
    `/plan?view=month&on=${slot.wallTime.slice(0, 10)}`,
  );
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
  const panel = panelOf(page, "Lock your email first");
  await panel.getByRole("status").getByText("Lock your email first").waitFor();
  await picture(page, "move");
  await panel.getByRole("button", { name: "Move", exact: true }).last().click();
  await panel.waitFor({ state: "detached" });
  const moved = await slotOf("Lock your email first");
  expect(Date.parse(`${moved.wallTime}Z`) - Date.parse(`${slot.wallTime}Z`)).toBe(DAY);

  await page.getByRole("button", { name: "Move it back" }).click();
  await page.getByText("It is back where it was.").waitFor();
  expect((await slotOf("Lock your email first")).wallTime).toBe(slot.wallTime);
  expect(complaints).toEqual([]);
  await close();
});

test("a slot is held and resumed, each with its reason, by the keys alone", async () => {
  const slot = await slotOf("Longer is stronger");
  const { page, close } = await app.openAs(["scheduler"], "/plan?view=agenda");
  await page.locator(`[data-slot="${slot.id}"]`).focus();
  await page.keyboard.press("Enter");
  const panel = panelOf(page, "Longer is stronger");
  await panel.getByRole("button", { name: "Hold", exact: true }).focus();
  await page.keyboard.press("Enter");
  await panel.getByLabel("Why").focus();
  await page.keyboard.type("legal looks at a word");
  await panel.getByRole("button", { name: "Hold", exact: true }).last().focus();
  await page.keyboard.press("Enter");
  await page.getByText("Longer is stronger is held.").waitFor();
  expect(await stage.prisma.hold.findMany({ where: { slotId: slot.id, liftedAt: null } })).toMatchObject([
    { reason: "legal looks at a word" },
  ]);

  await page.locator(`[data-slot="${slot.id}"]`).click();
  await panel.getByText("legal looks at a word").waitFor();
  await act(page, "Longer is stronger", "Resume", "the word is fine");
  await page.getByText("Longer is stronger goes out as planned.").waitFor();
  expect(await stage.prisma.hold.count({ where: { slotId: slot.id, liftedAt: null } })).toBe(0);
  await close();
});

test("an episode whose slot was skipped is placed again from the table", async () => {
  const slot = await slotOf("Update tonight");
  const { page, close } = await app.openAs(["scheduler"], `/plan?view=matrix&slot=${slot.id}`);
  await act(page, "Update tonight", "Skip", "the update comes later");
  await page.getByText("Update tonight is skipped.").waitFor();
  expect((await slotOf("Update tonight")).state).toBe("skipped");

  await page.getByRole("button", { name: "Place it Update tonight" }).click();
  const dialog = page.getByRole("dialog", { name: "Place an episode" });
  const wallTime = new Date(Date.now() + 40 * DAY).toISOString().slice(0, 11).concat("15:30");
  await dialog.getByLabel(/New time/).fill(wallTime);
  await dialog.getByRole("button", { name: "Place it" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await slotOf("Update tonight")).toMatchObject({ wallTime, state: "scheduled" });
  await picture(page, "matrix");
  await close();
});

test("slots that a channel cannot send so close to each other say so where they are", async () => {
  const [first, second] = [await slotOf("Three random words"), await slotOf("Lock your email first")];
  const close15 = new Date(first.dueAt.getTime() + 5 * 60_000);
  const before = { wallTime: second.wallTime, nominalAt: second.nominalAt, dueAt: second.dueAt };
  const wallTime = `${first.wallTime.slice(0, 14)}05`;
  await stage.prisma.slot.update({
    where: { id: second.id },
    data: { wallTime, nominalAt: close15, dueAt: close15, nextCheckAt: close15 },
  });
  const { page, close } = await app.openAs(["scheduler"], `/plan?view=agenda&slot=${second.id}`);
  await panelOf(page, "Lock your email first")
    .getByText(/gallery sends at most one each 10 minutes, and Three random words/)
    .waitFor();
  await close();
  await stage.prisma.slot.update({ where: { id: second.id }, data: { ...before, nextCheckAt: before.dueAt } });
});

test("what is ready is released at once, with the channels shown first; who answers for accuracy takes it down", async () => {
  const { contentHash } = await renderVideo(stage, at.story);
  await approveVideo(at.story, contentHash);
  const slot = await slotOf("Three random words");
  await stage.prisma.campaign.update({ where: { id: at.story.campaign.id }, data: { locales: ["en"] } });
  const { page, close } = await app.openAs(["scheduler"], `/plan?view=agenda&slot=${slot.id}`);
  const panel = panelOf(page, "Three random words");
  await panel.getByRole("button", { name: "Release now", exact: true }).click();
  await panel.getByRole("listitem").getByText("gallery").waitFor();
  await panel.getByLabel("Why").fill("the news is about it");
  await panel.getByRole("button", { name: "Release now", exact: true }).last().click();
  await page.getByText("Three random words goes out now.").waitFor();
  const workers = stage.work();
  await stage.round();
  await stage.relay();
  await vi.waitFor(
    async () => {
      await stage.round();
      await stage.relay();
      const out = await stage.prisma.release.findFirst({ where: { episodeId: at.story.episode.id } });
      expect(out?.state).toBe("released");
    },
    { timeout: 60_000, interval: 500 },
  );
  await workers.close();
  await close();

  const release = await stage.prisma.release.findFirstOrThrow({ where: { episodeId: at.story.episode.id } });
  const other = await app.openAs(["accuracy_reviewer"], `/plan?view=agenda&slot=${release.slotId}`);
  const shown = panelOf(other.page, "Three random words");
  await shown.getByRole("button", { name: "Take down", exact: true }).click();
  await shown
    .getByRole("listitem")
    .getByText(/gallery/)
    .waitFor();
  await shown.getByLabel("Why").fill("the advice has changed");
  await shown.getByRole("button", { name: "Take down", exact: true }).last().click();
  await other.page.getByText("Three random words is being taken down.").waitFor();
  expect(await stage.prisma.retraction.findMany()).toMatchObject([{ reason: "the advice has changed" }]);
  await other.close();
});

test("what was missed is decided: it gets another time", async () => {
  const slot = await slotOf("Longer is stronger");
  const past = ago(8 * HOUR);
  await stage.prisma.slot.update({
    where: { id: slot.id },
    data: {
      dueAt: past,
      nominalAt: past,
      nextCheckAt: past,
      wallTime: past.toISOString().slice(0, 16),
    },
  });
  await stage.round();
  const { state, stateReason } = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
  expect(state).toBe("missed");
  const { page, close } = await app.openAs(["scheduler"], `/plan?slot=${slot.id}`);
  const panel = panelOf(page, "Longer is stronger");
  await panel
    .getByText(stateReason ?? "")
    .first()
    .waitFor();
  await panel.getByRole("button", { name: "Decide", exact: true }).click();
  const wallTime = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 11).concat("12:15");
  await panel.getByLabel(/New time/).fill(wallTime);
  await panel.getByLabel("Why").fill("it is ready next month");
  await panel.getByRole("button", { name: "Decide", exact: true }).last().click();
  await page.getByText("It is decided about Longer is stronger.").waitFor();
  expect(await slotOf("Longer is stronger")).toMatchObject({ wallTime, replacesId: slot.id });
  await close();
});
