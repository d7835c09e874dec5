import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { ago, fromNow } from "../fixtures.ts";
import { openMailServer } from "../mail-server.ts";
import { serveApi } from "./support/api.ts";
import { claimNow, placeHold, shiftSlot } from "./support/claims.ts";
import { type MailStage, openMailStage } from "./support/mail-stage.ts";
import { readyStory } from "./support/story.ts";

let mails: MailStage;
beforeAll(async () => {
  mails = await openMailStage();
});
afterAll(() => mails?.close());
beforeEach(() => mails.forget());

test("in quiet hours nothing is mailed; what came meanwhile comes as one mail when they end", async () => {
  const story = await readyStory(mails.stage);
  const clock = (ms: number) => fromNow(ms).toISOString().slice(11, 16);
  const asleep = { quietFrom: clock(-HOUR), quietUntil: clock(HOUR), timeZone: "Etc/UTC" };
  await mails.hears(story.planner, "at_once", asleep);
  await placeHold(mails.stage, story.planner.id, { campaignId: story.campaign.id });
  await placeHold(mails.stage, story.planner.id, { episodeId: story.episode.id });
  await mails.tell();
  await mails.tell();
  expect(await mails.mailsOf(story.planner)).toEqual([]);
  const waiting = await mails.stage.prisma.notification.findMany({
    where: { personId: story.planner.id, mailAt: { not: null } },
  });
  expect(waiting.length).toBeGreaterThanOrEqual(2);
  for (const { mailAt, isInApp } of waiting) {
    expect(mailAt?.toISOString().slice(11, 16)).toBe(asleep.quietUntil);
    expect(isInApp).toBe(true);
  }
  // The morning comes.
  await mails.stage.prisma.notification.updateMany({
    where: { personId: story.planner.id },
    data: { mailAt: ago(MINUTE) },
  });
  await mails.tell();
  await mails.mailTo(story.planner, /things to know/);
  await mails.tell();
  expect(await mails.mailsOf(story.planner)).toHaveLength(1);
});

test("a digest is one mail at its time, under one heading for each kind, with all that came since the last", async () => {
  const story = await readyStory(mails.stage);
  const digestAt = fromNow(2 * HOUR)
    .toISOString()
    .slice(11, 16);
  await mails.hears(story.planner, "digest", { digestAt });
  await placeHold(mails.stage, story.planner.id, { campaignId: story.campaign.id });
  expect(await claimNow(mails.stage, story.slot.id)).toMatchObject({ state: "held" });
  await shiftSlot(mails.stage, story.slot.id, 7 * HOUR);
  expect(await claimNow(mails.stage, story.slot.id)).toMatchObject({ state: "missed" });
  await mails.tell();
  expect(await mails.mailsOf(story.planner)).toEqual([]);
  const waiting = await mails.stage.prisma.notification.findMany({ where: { personId: story.planner.id } });
  expect(new Set(waiting.map(({ mailAt }) => mailAt?.toISOString().slice(11, 16)))).toEqual(new Set([digestAt]));
  await mails.stage.prisma.notification.updateMany({ where: { personId: story.planner.id }, data: { mailAt: ago(1) } });
  await mails.tell();
  const mail = await mails.mailTo(story.planner, /things to know/);
  expect(mail).toMatch(/Subject: Sunny Corner: \d+ things to know/);
  expect(mail).toMatch(
    /Releases are held:\r\n- [\s\S]*A slot was missed:\r\n- |A slot was missed:\r\n- [\s\S]*Releases are held:\r\n- /,
  );
  expect(mails.server.takenBy(story.planner.email)).toHaveLength(1);
});

test("without a mail server every mail is in the outbox, seen by administrators only, and leaves when it is sent again", async () => {
  await using api = await serveApi(mails.stage);
  const admin = await api.hire("admin");
  const planner = await api.hire("scheduler");
  await mails.hears(planner, "at_once");
  const story = await readyStory(mails.stage);
  await placeHold(mails.stage, planner.id, { campaignId: story.campaign.id });
  await mails.tell({ hasServer: false });
  await mails.stage.relay();
  const outbox = await api.ask("GET", "/api/v1/mails?state=kept&limit=100", { as: admin.pass });
  expect(outbox.status).toBe(200);
  const [kept, ...more] = outbox.json.items.filter(
    ({ recipient }: { recipient: string }) => recipient === planner.email,
  );
  expect(more).toEqual([]);
  expect(kept).toMatchObject({
    state: "kept",
    tries: 0,
    text: expect.stringContaining("Releases are held: an incident"),
  });
  expect((await api.ask("GET", "/api/v1/mails", { as: planner.pass })).status).toBe(403);
  expect((await api.ask("GET", "/api/v1/mails")).status).toBe(401);
  expect(mails.server.takenBy(planner.email)).toEqual([]);

  const again = { body: { reason: "the server is set up now" } };
  const path = `/api/v1/mails/${kept.id}/sendings`;
  expect((await api.ask("POST", path, { as: planner.pass, ...again })).status).toBe(403);
  expect((await api.ask("POST", path, { as: admin.pass, ...again })).status).toBe(204);
  await mails.mailTo(planner, /Releases are held: an incident/);
  await expect.poll(async () => (await mails.mailsOf(planner)).map(({ state }) => state)).toEqual(["sent"]);
  expect(api.failures).toEqual([]);
});

test("the link of a mail that arrived turns mail off with one POST, and looking at it changes nothing", async () => {
  await using api = await serveApi(mails.stage);
  const story = await readyStory(mails.stage);
  await mails.hears(story.planner, "at_once");
  await placeHold(mails.stage, story.planner.id, { campaignId: story.campaign.id });
  await mails.tell();
  const mail = await mails.mailTo(story.planner, /Releases are held/);
  const [, token = ""] =
    /List-Unsubscribe: <https:\/\/videos\.example\.org(\/unsubscribe\/[A-Za-z0-9_-]+)>/.exec(mail) ?? [];
  const isOn = async () =>
    (await mails.stage.prisma.mailHours.findUniqueOrThrow({ where: { personId: story.planner.id } })).isOn;
  const looked = await api.ask("GET", token);
  expect(looked.status).toBe(200);
  expect(looked.headers.get("cache-control")).toBe("no-store");
  expect(await isOn()).toBe(true);
  const clicked = await api.ask("POST", token, {
    body: "List-Unsubscribe=One-Click",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  expect(clicked.status).toBe(200);
  expect(await isOn()).toBe(false);
  expect((await api.ask("POST", `${token.slice(0, -2)}AA`)).status).toBe(404);
  expect(api.failures).toEqual([]);
});

test("a server that is down loses nothing: the mail waits, and leaves once when it is back", async () => {
  const down = await openMailServer();
  await down.close();
  const planner = await mails.listener("scheduler");
  await mails.moveTo(down.url);
  const story = await readyStory(mails.stage);
  await placeHold(mails.stage, planner.id, { campaignId: story.campaign.id });
  await mails.tell();
  await mails.stage.relay();
  await expect
    .poll(async () => (await mails.mailsOf(planner)).map(({ state, tries }) => [state, tries]), { timeout: 20_000 })
    .toEqual([["waiting", 1]]);
  const back = await openMailServer({}, down.port);
  await mails.stage.prisma.mail.updateMany({ where: { personId: planner.id }, data: { nextCheckAt: ago(1) } });
  await mails.tell();
  await mails.stage.relay();
  await expect.poll(() => back.takenBy(planner.email).length, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await mails.mailsOf(planner)).map(({ state }) => state)).toEqual(["sent"]);
  await back.close();
});
