import { copyFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import { createPreviewLink, replyToComment, writeGuestComment } from "#reviews/actions/index.ts";
import { previewKeys } from "#reviews/index.ts";
import { type Api, serveApi } from "../flows/support/api.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { editScript, renderVideo, writeStory } from "../flows/support/story.ts";

const keys = previewKeys([new Uint8Array(32).fill(3)]);
const preview = { keys, passwords: openPasswordHasher() };
const PASSWORD = "sunflower at noon";

let stage: Stage;
let api: Api;
let browser: Browser;
let paths: { comment: string; watch: string; locked: string };

beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage, { preview });
  paths = await share();
  browser = await chromium.launch({ executablePath: findBrowser(undefined), args: ["--no-sandbox", "--disable-gpu"] });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await api?.[Symbol.asyncDispose]();
  await stage?.close();
});

async function share() {
  const story = await writeStory(stage);
  const { contentHash, renderId } = await renderVideo(stage, story);
  const poster = await stage.prisma.renderFile.findFirstOrThrow({ where: { renderId, kind: "poster" } });
  copyFileSync(projectPath("docs", "pictures", "english-vertical.jpg"), stage.files.pathOf(poster.sha256));
  const link = async (scope: "watch" | "comment", password?: string) => {
    const input = { contentHash, scope, madeFor: "Nora of the agency", ...(password && { password }) };
    return createPreviewLink({ ctx: story.producer.ctx, input }, preview);
  };
  const [comment, watch, locked] = [await link("comment"), await link("watch"), await link("comment", PASSWORD)];
  const said = await writeGuestComment({
    ctx: stage.as("preview-link"),
    input: {
      linkId: comment.linkId,
      guestName: "Nora",
      text: "The second sentence goes by too fast for me.",
      frame: 15,
    },
  });
  const text = "Thank you. It stays half a second longer in the next version.";
  if (said) await replyToComment({ ctx: story.producer.ctx, input: { ...said, text } });
  await editScript(story, story.producer);
  const pathOf = ({ token }: { token: string }) => `/preview/${token}`;
  return { comment: pathOf(comment), watch: pathOf(watch), locked: pathOf(locked) };
}

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const WAYS: [name: string, options: BrowserContextOptions][] = [
  ["by day", {}],
  ["at dusk", { colorScheme: "dark" }],
  ["on a phone", PHONE],
  ["on a phone at dusk", { ...PHONE, colorScheme: "dark" }],
];

test.each(WAYS)(
  "no preview page has a fault of accessibility %s, and none is wider than its window",
  async (_way, options) => {
    const context = await browser.newContext({ ...options, javaScriptEnabled: true });
    const faults: string[] = [];
    try {
      const page = await context.newPage();
      page.on("request", (request) => {
        if (!request.url().startsWith(api.origin)) faults.push(`${page.url()} asked ${request.url()}`);
      });
      for (const path of [paths.comment, `${paths.comment}/?said=sent`, paths.watch, paths.locked, "/preview/gone"]) {
        await page.goto(api.origin + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations)
          faults.push(`${path} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (beyond > 0) faults.push(`${path} is ${beyond} px wider than its window`);
      }
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  },
  120_000,
);

test("a guest comments by keyboard alone, without scripts, and is told what is wrong where it is", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...PHONE });
  try {
    const page = await context.newPage();
    await page.goto(api.origin + paths.comment);
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
    await page.getByLabel("Your name").focus();
    await page.keyboard.type(" ");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type("It is lovely at this moment.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Your comment").inputValue()).toBe("It is lovely at this moment.");
    expect(await page.getByLabel("Where in the video").inputValue()).not.toBe("0");
    await page.getByLabel("Your name").fill("Nora");
    await page.getByRole("button", { name: "Send the comment" }).click();
    await page.getByText("Thank you. Your comment is with the team.").waitFor();
    expect(await page.locator(".thread").last().textContent()).toContain("It is lovely at this moment.");
  } finally {
    await context.close();
  }
}, 120_000);

test("a password opens the page for this browser, and it stays open when the page is loaded again", async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(api.origin + paths.locked);
    await page.getByLabel("Password").fill("sunflower at nine");
    await page.getByRole("button", { name: "Open the preview" }).click();
    await page.getByText("That is not the password.").waitFor();
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Open the preview" }).click();
    await page.getByRole("heading", { name: "Three random words", level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Three random words", level: 1 }).waitFor();
  } finally {
    await context.close();
  }
}, 120_000);
