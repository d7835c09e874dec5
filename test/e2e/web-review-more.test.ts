import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeScript } from "#scripts/actions/index.ts";
import { findsInDrawing } from "../flows/support/fit.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { editScript, type Story, writeStory } from "../flows/support/story.ts";
import { playableVideo } from "./support/real-video.ts";
import { openWebApp, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
let story: Story;
let first: { contentHash: string };
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  story = await writeStory(stage);
  first = await playableVideo(stage, story);
}, 240_000);
afterAll(async () => {
  await app?.close();
  await stage?.close();
});

const at = (contentHash: string) => `/review/${contentHash}`;
const place = (page: Page) => page.getByRole("slider", { name: "Place in the video" });
const video = (page: Page) => page.getByLabel("The video as it would go out");
const decision = (page: Page) => page.getByRole("region", { name: "Your decision" });
const comments = (page: Page) => page.getByRole("region", { name: "Comments" });
const frameOf = (page: Page, name = "The video as it would go out") =>
  page.getByLabel(name).evaluate((found: HTMLVideoElement) => Math.floor(found.currentTime * 30 + 0.001));

test("a reviewer draws a box on a frame, and whoever made the video sees it on that frame alone, until it is settled", async () => {
  const reviewer = await app.openAs(["accuracy_reviewer"], at(first.contentHash));
  await place(reviewer.page).fill("20");
  await reviewer.page.getByRole("button", { name: "Draw a box" }).click();
  const layer = reviewer.page.getByRole("button", { name: "Your box on the picture" });
  const { x, y, width, height } = (await layer.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await reviewer.page.mouse.move(x + width * 0.2, y + height * 0.25);
  await reviewer.page.mouse.down();
  await reviewer.page.mouse.move(x + width * 0.6, y + height * 0.5, { steps: 4 });
  await reviewer.page.mouse.up();
  await layer.waitFor({ state: "detached" });
  const words = reviewer.page.getByLabel("Comment at 0:00.20");
  expect(await words.evaluate((found) => found === document.activeElement)).toBe(true);
  await words.fill("This word is cut off");
  await reviewer.page.getByRole("button", { name: "Send" }).click();
  await comments(reviewer.page).getByText("with a box on the picture").waitFor();
  expect(reviewer.complaints).toEqual([]);
  await reviewer.close();

  const [kept] = await stage.prisma.comment.findMany();
  expect(kept).toMatchObject({ frame: 20, endFrame: null, text: "This word is cut off", drawing: { kind: "box" } });
  const drawn = kept?.drawing as Record<"x" | "y" | "width" | "height", number>;
  for (const [name, wanted] of [
    ["x", 0.2],
    ["y", 0.25],
    ["width", 0.4],
    ["height", 0.25],
  ] as const)
    expect(Math.abs(drawn[name] - wanted), name).toBeLessThan(0.02);

  const producer = await app.openAs(["producer"], at(first.contentHash));
  await producer.page.getByRole("button", { name: /^Comment by .+ at 0:00.20$/ }).click();
  const box = producer.page.locator("[data-drawing=box] .over");
  await box.waitFor();
  const [seen, whole] = [await box.boundingBox(), await video(producer.page).boundingBox()];
  if (!seen || !whole) throw new Error("Nothing is drawn.");
  expect(Math.abs((seen.x - whole.x) / whole.width - 0.2)).toBeLessThan(0.03);
  expect(Math.abs(seen.height / whole.height - 0.25)).toBeLessThan(0.03);
  await producer.page.keyboard.press(".");
  await box.waitFor({ state: "detached" });
  expect(await frameOf(producer.page)).toBe(21);
  await producer.page.keyboard.press(",");
  await box.waitFor();
  await comments(producer.page).getByRole("button", { name: "It is settled" }).click();
  await comments(producer.page).getByText("settled", { exact: true }).waitFor();
  expect(await producer.page.getByRole("button", { name: /^Comment by/ }).count()).toBe(0);
  await comments(producer.page).getByRole("button", { name: "Open it again" }).click();
  await producer.page.getByRole("button", { name: /^Comment by/ }).waitFor();
  expect(producer.complaints).toEqual([]);
  await producer.close();
});

test("an arrow is drawn by the keyboard alone, over a span, and a slip in the words is put right", async () => {
  const { page, close } = await app.openAs(["brand_reviewer"], at(first.contentHash), { width: 390 });
  await place(page).fill("30");
  await page.getByRole("button", { name: "Draw an arrow" }).press("Enter");
  await page.getByRole("button", { name: "Your arrow on the picture" }).waitFor();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await place(page).fill("45");
  await page.getByRole("button", { name: "End at 0:01.15" }).click();
  await page.getByLabel("Comment from 0:01.00 to 0:01.15").fill("This isnt our yellow");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Put it right" }).click();
  await page.getByLabel("Your words").fill("This is not our yellow");
  await page.getByRole("button", { name: "Save" }).click();
  await comments(page).getByText("put right").waitFor();
  const kept = await stage.prisma.comment.findFirst({ orderBy: { createdAt: "desc" } });
  expect(kept).toMatchObject({
    text: "This is not our yellow",
    frame: 30,
    endFrame: 45,
    drawing: { kind: "arrow", fromX: 0.35, fromY: 0.65, toX: 0.55, toY: 0.51 },
  });
  await close();
});

test("the keys of the player go by a frame, by a second, and to both ends, and play what is heard and read", async () => {
  const { page, close } = await app.openAs(["producer"], at(first.contentHash));
  await page.getByRole("img", { name: "What is heard, from the beginning to the end" }).waitFor();
  const last = Number(await place(page).getAttribute("max"));
  await page.locator("h1").click();
  for (const [key, frame] of [
    ["l", 30],
    [".", 31],
    [".", 32],
    [",", 31],
    ["j", 1],
    ["j", 0],
    ["End", last],
    ["Home", 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => frameOf(page), { message: key }).toBe(frame);
  }
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await expect.poll(() => frameOf(page)).toBeGreaterThan(5);
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await page.getByText("0.25×").click();
  expect(await video(page).evaluate((found: HTMLVideoElement) => found.playbackRate)).toBe(0.25);
  await page.getByRole("button", { name: "Over and over" }).click();
  expect(await video(page).evaluate((found: HTMLVideoElement) => found.loop)).toBe(true);
  await page.getByText("Captions, en").click();
  await page
    .getByRole("button", { name: /Use three random words/ })
    .first()
    .click();
  const shown = () => video(page).evaluate((found: HTMLVideoElement) => found.textTracks[0]?.mode);
  expect(await shown()).toBe("hidden");
  await page.getByRole("button", { name: "Captions on the picture" }).click();
  expect(await shown()).toBe("showing");
  await page.getByRole("button", { name: "Keys of the player" }).click();
  await page.getByRole("dialog", { name: "Keys of the player" }).getByText("One frame back").waitFor();
  await close();
});

test("who asked for changes takes it back with a reason, and the record keeps both", async () => {
  const { page, close } = await app.openAs(["brand_reviewer"], at(first.contentHash));
  await decision(page).getByText("Ask for changes", { exact: true }).first().click();
  await page.getByLabel("Why").fill("The logo is an old one");
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await decision(page).getByText("The logo is an old one").waitFor();
  await decision(page).getByRole("button", { name: "Take back my request" }).click();
  await page.getByRole("form", { name: "Take back my request" }).getByLabel("Why").fill("It is the new one after all");
  await decision(page).getByRole("button", { name: "Take back my request" }).click();
  await decision(page).getByText("The logo is an old one").waitFor({ state: "detached" });
  expect(await stage.prisma.changeRequest.findFirst()).toMatchObject({ withdrawnAt: expect.any(Date) });
  await close();
});

test("two people approve, each what is theirs; one takes it back, and the video lacks it again", async () => {
  for (const [role, kind] of [
    ["accuracy_reviewer", "accuracy"],
    ["brand_reviewer", "brand"],
  ] as const) {
    const { page, close } = await app.openAs([role], at(first.contentHash));
    await decision(page).getByText(first.contentHash).waitFor();
    await decision(page).getByText("vertical, sunny").waitFor();
    await decision(page)
      .getByRole("button", { name: `Approve as ${kind}` })
      .click();
    await decision(page).getByRole("button", { name: "Take back my approval" }).waitFor();
    if (kind === "brand") {
      await decision(page).getByText("All approvals are there.").waitFor();
      await decision(page).getByRole("button", { name: "Take back my approval" }).click();
      await page
        .getByRole("form", { name: "Take back my approval" })
        .getByLabel("Why")
        .fill("I looked at the wrong one");
      await decision(page).getByRole("button", { name: "Take back my approval" }).click();
      await decision(page).getByText("It still lacks brand.").waitFor();
    }
    await close();
  }
  expect(await stage.prisma.approval.findMany({ where: { voidedAt: null } })).toMatchObject([{ kind: "accuracy" }]);
});

test("a new version carries the comments over, says what changed since the approval, and plays in step with the old one", async () => {
  const { versionId } = await editScript(story, story.producer);
  const second = await playableVideo(stage, { ...story, versionId });
  const { page, complaints, close } = await app.openAs(["accuracy_reviewer"], at(second.contentHash));
  await comments(page).getByText("This word is cut off").waitFor();
  expect(await comments(page).getByText("carried here from an earlier version").count()).toBe(2);
  await page.getByRole("button", { name: /^Comment by .+ at 0:00.20$/ }).click();
  await page.locator("[data-drawing=box]").waitFor();
  const since = page.getByRole("region", { name: "What changed since it was last approved" });
  expect(await since.locator("del").first().textContent()).toMatch(/Three|random/);
  expect(await since.locator("ins").first().textContent()).toContain("Edited");

  await since.getByRole("link", { name: "See both" }).click();
  await page.getByRole("heading", { name: "Two versions" }).waitFor();
  const [older, newer] = ["Version 1, to compare", "Version 2, in review"] as const;
  const both = async () => [await frameOf(page, older), await frameOf(page, newer)];
  await expect.poll(both).toEqual([0, 0]);
  await place(page).fill("40");
  await expect.poll(both).toEqual([40, 40]);
  await page.locator("h1").click();
  await page.keyboard.press(".");
  await expect.poll(both).toEqual([41, 41]);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => frameOf(page, newer)).toBeGreaterThan(50);
  const [one = 0, two = 0] = await both();
  expect(Math.abs(one - two)).toBeLessThanOrEqual(6);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect.poll(async () => new Set(await both()).size).toBe(1);
  await page.getByText("Wipe", { exact: true }).click();
  await page.getByRole("slider", { name: "Where the line between them stands" }).fill("25");
  expect(await page.locator(".newer").evaluate((found) => getComputedStyle(found).clipPath)).toContain("25%");
  await page.getByRole("region", { name: "What is otherwise" }).locator("ins").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("who approves the accuracy accepts one by one what was let pass, and the record names it", async () => {
  const { producer, script } = story;
  const suppressions = [{ rule: "W06", reason: "It quotes an old poster", reviewer: "Amara Okafor" }];
  const input = { script: { ...script, suppressions }, authorId: producer.id };
  const { versionId } = await writeScript({ ctx: producer.ctx, input }, findsInDrawing());
  const { contentHash } = await playableVideo(stage, { producer, versionId });
  const { page, close } = await app.openAs(["accuracy_reviewer"], at(contentHash));
  const approve = decision(page).getByRole("button", { name: "Approve as accuracy" });
  await approve.waitFor();
  expect(await approve.isDisabled()).toBe(true);
  await decision(page).getByLabel("W06: It quotes an old poster (Amara Okafor)").check();
  await approve.click();
  await decision(page).getByRole("button", { name: "Take back my approval" }).waitFor();
  expect(await stage.prisma.approval.findFirst({ where: { contentHash } })).toMatchObject({ suppressions });
  await close();
});

test("a guest opens the address that was made for them, says something, and finds it closed when it was ended", async () => {
  const { page, close } = await app.openAs(["producer"], at(first.contentHash));
  const links = page.getByRole("region", { name: "Links for guests" });
  await links.getByRole("button", { name: "Make a link" }).click();
  await links.getByLabel("For whom").fill("Nora of the agency");
  await links.getByLabel("How long it works").selectOption("2");
  await links.getByLabel("A password, if you want one").fill("short");
  await links.getByText("At least 8 characters").waitFor();
  await links.getByLabel("A password, if you want one").fill("sunflower at noon");
  await links.getByRole("button", { name: "Make the link" }).click();
  const address = (await links.locator(".address").textContent()) ?? "";
  expect(address).toMatch(/^http:.+\/preview\/.+/);
  const [made] = await stage.prisma.previewLink.findMany();
  expect(Math.round(((made?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(48);

  const guest = await app.chromium.browser.newContext();
  const outside = await guest.newPage();
  await outside.goto(address);
  await outside.getByLabel("Password").fill("sunflower at noon");
  await outside.getByRole("button", { name: "Open the preview" }).click();
  await outside.getByLabel("Your name").fill("Nora");
  await outside.getByLabel("Your comment").fill("Lovely, only a little fast for me");
  await outside.getByRole("button", { name: "Send the comment" }).click();
  await outside.getByText("Thank you. Your comment is with the team.").waitFor();

  await page.reload();
  const thread = comments(page).getByRole("listitem").filter({ hasText: "Lovely, only a little fast for me" });
  await thread.getByText("guest", { exact: true }).waitFor();
  await thread.getByText("Nora").waitFor();
  await links.getByText("1 comment").waitFor();
  await links.getByRole("button", { name: "End the link for Nora of the agency" }).click();
  await links.getByRole("button", { name: "End it now" }).click();
  await links.locator(".address").waitFor({ state: "detached" });
  await outside.reload();
  await outside.getByRole("heading", { name: "This preview is closed" }).waitFor();
  await guest.close();
  await close();
});
