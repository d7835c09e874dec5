import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { approve, renderVideo, type Story, writeStory } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
let story: Story;
let contentHash: string;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  story = await writeStory(stage);
  ({ contentHash } = await renderVideo(stage, story));
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const path = () => `/review/${contentHash}`;

test("a reviewer comes from what needs them to the video, says at which frame something is wrong, and settles it", async () => {
  const { page, complaints, close } = await app.openAs(["accuracy_reviewer"], "/");
  await page.getByRole("region", { name: "What needs you" }).getByRole("link").first().click();
  await page.waitForURL(`**${path()}`);
  await page.getByText(contentHash).first().waitFor();
  expect(await page.getByRole("link", { name: /NCSC/ }).getAttribute("href")).toMatch(/^https:/);
  await page.getByLabel(/^Comment at/).fill("Is this our yellow?");
  await page.getByLabel(/^Nothing is approved/).check();
  await page.getByRole("button", { name: "Send" }).last().click();
  await page.getByText("Is this our yellow?").first().waitFor();
  await page.getByText("blocks", { exact: true }).waitFor();
  expect(await stage.prisma.comment.findMany()).toMatchObject([{ text: "Is this our yellow?", isBlocking: true }]);
  await page.getByRole("button", { name: "It is settled" }).click();
  await page.getByText("settled", { exact: true }).waitFor();
  expect(await stage.prisma.comment.count({ where: { resolvedAt: null } })).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("who asks for changes says why, and it stands beside the video", async () => {
  const { page, close } = await app.openAs(["brand_reviewer"], path());
  await page.getByText("Ask for changes", { exact: true }).first().click();
  await page.getByLabel("Why").fill("The logo is an old one");
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await page.getByText("The logo is an old one").first().waitFor();
  expect(await stage.prisma.changeRequest.findMany()).toMatchObject([{ reasons: ["The logo is an old one"] }]);
  await stage.prisma.changeRequest.updateMany({ data: { withdrawnAt: new Date() } });
  await close();
});

test("a producer finds what is said of a video, though it is not theirs to decide", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], "/review");
  await page.getByText("What you wrote or edited is decided by others.").waitFor();
  await page.getByRole("region", { name: "Lately finished" }).getByRole("link").first().click();
  await page.waitForURL(`**${path()}`);
  await page.getByText("Is this our yellow?").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("two reviewers approve these bytes, each what is theirs, and are told which bytes they are", async () => {
  await approve(story.reviewers.brand.ctx, "brand", contentHash);
  const { page, close } = await app.openAs(["accuracy_reviewer"], path());
  const decision = page.getByRole("region", { name: "Your decision" });
  await decision.getByText(contentHash).waitFor();
  await decision.getByLabel("A note for the record").fill("Says what the source says");
  await decision.getByRole("button", { name: "Approve as accuracy" }).click();
  await decision.getByText("All approvals are there.").waitFor();
  expect(await decision.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
  expect(await stage.prisma.approval.findFirst({ where: { kind: "accuracy" } })).toMatchObject({
    contentHash,
    note: "Says what the source says",
  });
  await close();
});

test("who may decide nothing here is told why", async () => {
  const { page, close } = await app.openAs(["scheduler"], path());
  await page.getByRole("region", { name: "Your decision" }).waitFor();
  expect(await page.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
  await close();
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 360],
] as const)("a review has no fault that axe finds, %s at a width of %i, and fits", async (theme, width) => {
  const { page, close } = await app.openAs(["brand_reviewer", "accuracy_reviewer"], path(), { theme, width });
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await page.screenshot({ path: join(PICTURES, `review-${theme}-${width}.png`), fullPage: true });
  await close();
});
