import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeComment } from "#reviews/actions/index.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { editScript, writeStory } from "../flows/support/story.ts";
import { playableVideo } from "./support/real-video.ts";
import { openWebApp, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
let path: string;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  const story = await writeStory(stage);
  const { contentHash } = await playableVideo(stage, story);
  const { versionId } = await editScript(story, story.producer);
  await playableVideo(stage, { ...story, versionId });
  const drawing = { kind: "box", x: 0.2, y: 0.25, width: 0.4, height: 0.25 } as const;
  const input = { contentHash, frame: 20, endFrame: 40, text: "This word is cut off", drawing };
  await writeComment({ ctx: story.reviewers.accuracy.ctx, input });
  path = `/review/${contentHash}`;
}, 240_000);
afterAll(async () => {
  await app?.close();
  await stage?.close();
});

test.each([
  ["light", 1280, "no-preference"],
  ["dark", 640, "reduce"],
  ["light", 390, "no-preference"],
] as const)(
  "drawing, comparing and making a link have no fault that axe finds, %s at a width of %i, and fit",
  async (theme, width, reducedMotion) => {
    const { page, close } = await app.openAs(["brand_reviewer"], path, { theme, width });
    await page.emulateMedia({ reducedMotion });
    const faults: string[] = [];
    const look = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`));
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (beyond > 0) faults.push(`${where} is ${beyond} px wider than its window`);
    };
    await page.getByRole("button", { name: "Draw an arrow" }).click();
    await page.getByText("Captions, en").click();
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByLabel("For whom").waitFor();
    await look("the review");
    await page.getByRole("link", { name: "Compare two versions" }).click();
    await page.getByText("Wipe", { exact: true }).click();
    await look("the comparison");
    expect(faults).toEqual([]);
    await close();
  },
);

test("a printed review has the facts, the measures and what was said, and nothing to press", async () => {
  const { page, close } = await app.openAs(["producer"], path);
  await page.getByText("This word is cut off").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.getByText("This word is cut off").waitFor();
  await page.getByRole("link", { name: /NCSC/ }).waitFor();
  await page.getByText("video codec").waitFor();
  // Where a comment or a caption stands is told by what shows it on a screen.
  const pressed = await page.locator("main").getByRole("button").allTextContents();
  expect(pressed.filter((words) => !/^(Show |\d+:)/.test(words))).toEqual([]);
  await close();
});
