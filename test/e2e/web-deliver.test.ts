import { createHash } from "node:crypto";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { manualKitChannel } from "#infra/channels/manual-kit/manual-kit.ts";
import { retractRelease } from "#releases/actions/index.ts";
import { type ChannelPorts, NotSentError } from "#releases/index.ts";
import { platform } from "../flows/support/channels.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { approveVideo, placeNow, renderVideo, type Story, writeStory } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  story = await writeStory(stage, { channels: [{ name: "gallery", kind: "gallery" }] });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(PICTURES, `deliver-${name}.png`), fullPage: true });
const channelNamed = (name: string) =>
  stage.prisma.channel.findFirstOrThrow({ where: { name }, include: { secrets: true } });

/** A platform that takes nothing, and is asked once. */
const failing = (words: string) =>
  platform({
    waitsMs: [],
    deliver: () => {
      throw new NotSentError(words);
    },
  });

/** Lets everything that is due happen, until something has. */
async function until(channels: ChannelPorts, has: () => Promise<unknown>) {
  const workers = stage.work({ channels });
  try {
    await vi.waitFor(
      async () => {
        await stage.round(channels);
        await stage.relay();
        expect(await has()).toBeTruthy();
      },
      { timeout: 60_000, interval: 500 },
    );
  } finally {
    await workers.close();
  }
}

test("a channel is set up by what its kind asks for; its secret is entered and never shown; the connection is tested", async () => {
  const { page, complaints, close } = await app.openAs(["scheduler"], "/deliver");
  await page.getByRole("button", { name: "Add a channel" }).click();
  const drawer = page.getByRole("dialog", { name: "Add a channel" });
  await drawer.getByLabel("Kind").selectOption({ label: "Webhook" });
  await drawer.getByText("can be taken down from here").waitFor();
  await drawer.getByLabel("Name of the channel").fill("receiver");
  await drawer.getByLabel("Address").fill("http://receiver.example.org/sunny");
  await drawer.getByLabel("Most in 24 hours").fill("12");
  await drawer.getByRole("button", { name: "Set up the channel" }).click();
  await drawer.getByText("must begin with https://", { exact: false }).first().waitFor();
  expect(await drawer.getByLabel("Name of the channel").inputValue()).toBe("receiver");
  await drawer.getByLabel("Address").fill("https://receiver.example.org/sunny");
  await drawer.getByRole("button", { name: "Set up the channel" }).click();

  const settings = page.getByRole("dialog", { name: "receiver" });
  await settings.getByText("Missing", { exact: true }).waitFor();
  await settings.getByRole("button", { name: "Test receiver" }).click();
  await settings
    .getByRole("status")
    .getByText(/signing/)
    .waitFor();
  const secret = `whsec_${Buffer.from("a secret of thirty-two bytes, so!").toString("base64")}`;
  await settings.locator("input[type=password]").fill(secret);
  await settings.getByRole("button", { name: "Keep it" }).click();
  await settings.getByText(/It is there, entered/).waitFor();
  expect(await settings.locator("input[type=password]").inputValue()).toBe("");
  await picture(page, "channel");
  const kept = await channelNamed("receiver");
  expect([kept.dailyCap, kept.secrets.map(({ name }) => name)]).toEqual([12, ["signing"]]);
  expect(await page.content()).not.toContain(secret);

  await settings.getByLabel("Least minutes between two").fill("30");
  await settings.getByRole("button", { name: "Save the settings" }).click();
  await settings.waitFor({ state: "detached" });
  expect((await channelNamed("receiver")).minGapMs).toBe(30 * 60_000);
  await page.getByRole("button", { name: "Test gallery" }).click();
  await page.getByText("nothing has to be set up").waitFor();
  expect(complaints.filter((words) => !words.includes("422"))).toEqual([]);
  await close();
});

test("a reader of the page sees the channels and may change none", async () => {
  const { page, close } = await app.openAs(["producer"], "/deliver");
  await page.getByRole("heading", { name: "receiver" }).waitFor();
  expect(await page.getByRole("button", { name: /Test|Settings and secrets|Add a channel/ }).count()).toBe(0);
  await close();
});

const handOf = ({ dataDir }: Stage) => manualKitChannel({ dataDir, now: () => new Date() });
const kitPorts = () => ({ gallery: stage.gallery, manual_kit: handOf(stage) });

test("a kit for posting by hand is worked through by its checklist, and counts once its address is told", async () => {
  await stage.prisma.channel.updateMany({ where: { name: "receiver" }, data: { isActive: false } });
  const { page, complaints, close } = await app.openAs(["scheduler"], "/deliver");
  await page.getByRole("button", { name: "Add a channel" }).click();
  const drawer = page.getByRole("dialog", { name: "Add a channel" });
  await drawer.getByLabel("Kind").selectOption({ label: "Kit for posting by hand" });
  await drawer.getByLabel("Name of the channel").fill("instagram");
  await drawer.getByLabel("Where it is posted").fill("Instagram");
  await drawer.getByRole("button", { name: "Set up the channel" }).click();
  await page.getByRole("dialog", { name: "instagram" }).getByText("This kind of channel needs none.").waitFor();
  await page.keyboard.press("Escape");

  const { contentHash } = await renderVideo(stage, story);
  await approveVideo(story, contentHash);
  await placeNow(story);
  const delivery = () => stage.prisma.delivery.findFirst({ where: { channel: { name: "instagram" } } });
  await until(kitPorts(), async () => (await delivery())?.state === "with_person");
  await page.reload();
  const tasks = page.getByRole("region", { name: "What waits for a person" });
  await tasks.getByRole("button", { name: "Look at it" }).click();
  const panel = page.getByRole("dialog", { name: /instagram/ });
  const steps = panel.getByRole("region", { name: /^Post "/ });
  const boxes = steps.getByRole("checkbox");
  await boxes.first().waitFor();
  const all = await boxes.count();
  expect(all).toBeGreaterThan(4);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await steps.getByText(`2 of ${all} steps done`).waitFor();
  await picture(page, "kit");
  await page.reload();
  await steps.getByText(`2 of ${all} steps done`).waitFor();
  for (let step = 2; step < all; step += 1) await boxes.nth(step).check();

  await panel
    .getByText(/Use three random words/)
    .first()
    .waitFor();
  const arriving = page.waitForEvent("download");
  await panel.getByRole("link", { name: "en/vertical/video.mp4" }).click();
  const pieces: Buffer[] = [];
  for await (const piece of await (await arriving).createReadStream()) pieces.push(piece as Buffer);
  const files = await stage.prisma.renderFile.findMany({ where: { kind: "video" } });
  expect(files.map(({ sha256 }) => sha256)).toContain(createHash("sha256").update(Buffer.concat(pieces)).digest("hex"));

  await panel.getByLabel("Its address there").fill("http://instagram.com/p/1");
  await panel.getByRole("button", { name: "It is there" }).click();
  await panel
    .getByText(/must be the https address/)
    .first()
    .waitFor();
  await panel.getByLabel("Its address there").fill("https://www.instagram.com/p/1");
  await panel.getByRole("button", { name: "It is there" }).click();
  await page.getByText("It counts as arrived.").waitFor();
  expect(await delivery()).toMatchObject({ state: "confirmed", permalink: "https://www.instagram.com/p/1" });
  await page.getByRole("button", { name: "History of instagram" }).click();
  await panel.getByText("read back").waitFor();
  expect(complaints.filter((words) => !words.includes("422"))).toEqual([]);
  await close();
});

test("what was posted by hand is taken down by hand, by the checklist for that", async () => {
  const { id } = await stage.prisma.release.findFirstOrThrow({ where: { episodeId: story.episode.id } });
  await retractRelease({
    ctx: story.reviewers.accuracy.ctx,
    input: { releaseId: id, reason: "the advice has changed" },
  });
  const delivery = () => stage.prisma.delivery.findFirst({ where: { channel: { name: "instagram" } } });
  await until(kitPorts(), async () => {
    const now = await delivery();
    return now?.state === "retracting" && JSON.stringify(now.evidence).includes("take-down");
  });
  const { page, close } = await app.openAs(["scheduler"], `/deliver?delivery=${(await delivery())?.id}`);
  const panel = page.getByRole("dialog", { name: /instagram/ });
  await panel
    .getByRole("region", { name: /^Take "/ })
    .getByRole("checkbox")
    .first()
    .check();
  await picture(page, "take-down");
  await panel.getByRole("button", { name: "It is gone" }).click();
  await page.getByText("It counts as taken down.").waitFor();
  expect((await delivery())?.state).toBe("retracted");
  await close();
});

test("a delivery that failed is tried again with a reason, and arrives", async () => {
  const other = await writeStory(stage, {
    channels: [
      { name: "page", kind: "gallery" },
      { name: "partner", kind: "manual_kit" },
    ],
  });
  const { contentHash } = await renderVideo(stage, other);
  await approveVideo(other, contentHash);
  await placeNow(other);
  const delivery = () => stage.prisma.delivery.findFirst({ where: { channel: { name: "partner" } } });
  const away = failing("The platform is away.");
  await until({ gallery: platform().port, manual_kit: away.port }, async () => (await delivery())?.state === "failed");
  const { page, close } = await app.openAs(["scheduler"], "/deliver?only=open");
  await page.getByText("The platform is away.").first().waitFor();
  await page.getByRole("button", { name: "History of partner" }).click();
  const panel = page.getByRole("dialog", { name: /partner/ });
  await panel.getByRole("heading", { name: /of what was tried/ }).waitFor();
  await picture(page, "failed");
  await panel.getByLabel("Why").fill("the platform is back");
  await panel.getByRole("button", { name: "Try again" }).click();
  await page.getByText("It is tried again.").waitFor();
  await until(
    { gallery: platform().port, manual_kit: platform().port },
    async () => (await delivery())?.state === "confirmed",
  );
  await page.reload();
  await page.getByText("Everything has arrived or is settled").waitFor();
  await close();
});

test("where nothing of a release arrived, the way leads to the decision about its slot", async () => {
  const other = await writeStory(stage);
  const { contentHash } = await renderVideo(stage, other);
  await approveVideo(other, contentHash);
  const slot = await placeNow(other);
  const away = failing("The disk is full.");
  const state = async () => (await stage.prisma.release.findFirst({ where: { slotId: slot.id } }))?.state;
  await until({ gallery: away.port }, async () => (await state()) === "failed");
  const { page, close } = await app.openAs(["scheduler"], "/deliver");
  await page.getByRole("button", { name: "History of gallery" }).click();
  const panel = page.getByRole("dialog", { name: /gallery/ });
  await panel.getByRole("link", { name: "Decide about the slot" }).waitFor();
  expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(0);
  await panel.getByRole("link", { name: "Decide about the slot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Decide", exact: true }).waitFor();
  await close();
});

const PAGES = ["/deliver", "/deliver?only=open"];
const openPage = async (page: Page, path: string) => {
  await page.goto(`${app.api.address}/admin${path}`);
  await settled(page);
};

test.each(["light", "dark"] as const)(
  "neither channels nor their forms have a fault that axe finds, in the %s theme",
  async (theme) => {
    const { page, complaints, close } = await app.openAs(["scheduler"], "/deliver", { theme });
    const judge = async (path: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      await picture(page, `${path.replaceAll(/\W+/g, "-")}-${theme}`);
    };
    for (const path of PAGES) {
      await openPage(page, path);
      await judge(path);
    }
    await page.getByRole("button", { name: "Add a channel" }).click();
    const drawer = page.getByRole("dialog", { name: "Add a channel" });
    for (const kind of ["YouTube", "Bucket (S3)", "Mastodon"]) {
      await drawer.getByLabel("Kind").selectOption({ label: kind });
      await page.waitForTimeout(300);
      // The panel has come in by then.
      await page.waitForTimeout(300);
      await judge(`new ${kind}`);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test("the channels and their forms fit a phone", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/deliver", { width: 390 });
  for (const path of PAGES) {
    await openPage(page, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([path, over]).toEqual([path, 0]);
    await picture(page, `${path.replaceAll(/\W+/g, "-")}-phone`);
  }
  await page.getByRole("button", { name: "Add a channel" }).click();
  const drawer = page.getByRole("dialog", { name: "Add a channel" });
  await drawer.getByLabel("Kind").selectOption({ label: "YouTube" });
  expect(await drawer.evaluate((one) => one.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, "form-phone");
  await close();
});
