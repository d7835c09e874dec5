import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { readyStory } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

test("after a restore marketing asks the channels, says that a video is out, and nothing is sent there again", async () => {
  const { slot, campaign, episode } = await readyStory(stage);
  const channel = await stage.prisma.channel.create({
    data: { campaignId: campaign.id, kind: "manual_kit", name: "by hand" },
  });
  const { page, complaints, close } = await app.openAs(["scheduler"], "/people/settings");
  await page.getByRole("button", { name: "Ask the channels" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "by hand" });
  await line.getByRole("button", { name: "It is out" }).click();
  await line.getByText("nothing is sent to this channel").waitFor();
  await line.getByLabel("Why").fill("I have seen it there");
  await page.screenshot({ path: join(PICTURES, "restored-accept.png") });
  await line.getByRole("button", { name: "It is out" }).last().click();
  await page.getByText(`${episode.slug} counts as released.`).waitFor();
  const delivery = await stage.prisma.delivery.findFirstOrThrow({
    where: { channelId: channel.id, release: { slotId: slot.id } },
  });
  expect(delivery).toMatchObject({ state: "confirmed", tries: 0 });
  expect(await line.getByRole("button", { name: "It is out" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
