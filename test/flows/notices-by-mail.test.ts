import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { openSmtp } from "#infra/mail/smtp.ts";
import { savePreferences } from "#notifications/actions/index.ts";
import { kindSchema, type MailHours, type MailMode, USUAL_HOURS } from "#notifications/index.ts";
import { RefusedError } from "#releases/index.ts";
import { newsRound } from "#worker/news-round.ts";
import { ago, fromNow } from "../fixtures.ts";
import { type MailServer, openMailServer } from "../mail-server.ts";
import { serveApi } from "./support/api.ts";
import { platform } from "./support/channels.ts";
import { claimNow, placeHold, shiftSlot } from "./support/claims.ts";
import { claimedDelivery, deliverOnce } from "./support/deliveries.ts";
import { mailPorts } from "./support/mail.ts";
import { openStage, type Stage } from "./support/stage.ts";
import {
  approve,
  hire,
  type Person,
  placeNow,
  readyStory,
  renderVideo,
  requestVideo,
  writeStory,
} from "./support/story.ts";

const FROM = "Sunny Corner <videos@example.org>";
const ORIGIN = "https://videos.example.org";

let stage: Stage;
let server: MailServer;
let workers: ReturnType<Stage["work"]>;
beforeAll(async () => {
  stage = await openStage();
  server = await openMailServer();
  workers = stage.work({ mail: { ...mailPorts(), mailer: openSmtp({ url: server.url, from: FROM }) } });
});
afterAll(async () => {
  await workers?.close();
  await server?.close();
  await stage.close();
});
// What an earlier test left to be mailed is not of this one.
beforeEach(() => stage.prisma.notification.updateMany({ data: { mailAt: null } }));

const tell = ({ hasServer = true, securityTxtExpiresAt = null as Date | null } = {}) =>
  newsRound(stage.contextOf, {
    reader: stage.prisma,
    abilities: {},
    securityTxtExpiresAt: () => securityTxtExpiresAt,
    origin: ORIGIN,
    hasServer,
  });

/** How someone hears of every kind; without quiet hours as long as none are named. */
async function hears({ ctx }: Person, mail: MailMode, hours: Partial<MailHours> = {}) {
  const kinds = kindSchema.options.map((kind) => ({ kind, isInApp: true, mail }));
  const input = { kinds, hours: { ...USUAL_HOURS, quietFrom: null, quietUntil: null, ...hours }, version: 1 };
  await savePreferences({ ctx, input });
}
async function listener(...roles: Role[]): Promise<Person> {
  const person = await hire(stage, ...roles);
  await hears(person, "at_once");
  return person;
}
/** What arrived in someone's mailbox that says this; waits until it does. */
async function mailTo({ email }: Person, words: string | RegExp): Promise<string> {
  await stage.relay();
  const found = () =>
    server.takenBy(email).find(({ text }) => (typeof words === "string" ? text.includes(words) : words.test(text)));
  await expect.poll(() => found() !== undefined, { timeout: 20_000 }).toBe(true);
  return found()?.text ?? "";
}
const mailsOf = ({ id }: Person) => stage.prisma.mail.findMany({ where: { personId: id }, orderBy: { id: "asc" } });

test("a finished video asks its reviewers, each for their own kind, and not who wrote it", async () => {
  const story = await writeStory(stage);
  await hears(story.reviewers.accuracy, "at_once");
  await hears(story.reviewers.brand, "at_once");
  await hears(story.producer, "at_once");
  await renderVideo(stage, story);
  await tell();
  await mailTo(story.reviewers.accuracy, "Three random words (en, vertical) waits for a review of its accuracy");
  const mail = await mailTo(story.reviewers.brand, "Three random words (en, vertical) waits for a review of its brand");
  expect(mail).toContain("Subject: A review is asked of you");
  expect(mail).not.toContain("accuracy");
  expect(server.takenBy(story.producer.email)).toEqual([]);
});

test("changes that are requested, and an approval, are told to who wrote it; an approval also to who plans", async () => {
  const story = await writeStory(stage);
  await hears(story.producer, "at_once");
  await hears(story.planner, "at_once");
  const { contentHash } = await renderVideo(stage, story);
  await approve(story.reviewers.accuracy.ctx, "accuracy", contentHash);
  const review = { contentHash };
  await stage.prisma.review.update({ where: review, data: { state: "changes_requested", decidedAt: new Date() } });
  await tell();
  await mailTo(story.producer, "Changes are requested of Three random words (en, vertical)");
  await stage.prisma.review.update({ where: review, data: { state: "open", decidedAt: null } });
  await approve(story.reviewers.brand.ctx, "brand", contentHash);
  await tell();
  await mailTo(story.producer, "Three random words (en, vertical) is approved");
  await mailTo(story.planner, "Three random words (en, vertical) is approved");
});

test("a slot of the next 24 hours that is not rendered or not approved is at risk; one of later is not yet", async () => {
  const story = await writeStory(stage);
  await hears(story.planner, "at_once");
  const slot = await placeNow(story);
  await shiftSlot(stage, slot.id, -25 * HOUR);
  await tell();
  const atRisk = { personId: story.planner.id, kind: "slot_at_risk" as const };
  expect(await stage.prisma.notification.count({ where: atRisk })).toBe(0);
  await shiftSlot(stage, slot.id, -23 * HOUR);
  await tell();
  await mailTo(story.planner, /- Three random words goes out at .* and is not ready: .*not rendered/);

  const rendered = await writeStory(stage);
  await hears(rendered.planner, "at_once");
  await renderVideo(stage, rendered);
  await shiftSlot(stage, (await placeNow(rendered)).id, -HOUR);
  await tell();
  await mailTo(rendered.planner, /- Three random words goes out at .* and is not ready: .*appro/);
});

test("a slot that is held when its time came, and one that was missed", async () => {
  const story = await writeStory(stage);
  await hears(story.planner, "at_once");
  const slot = await placeNow(story);
  expect(await claimNow(stage, slot.id)).toMatchObject({ state: "held" });
  await tell();
  await mailTo(
    story.planner,
    /Releases are held:\r\n- Three random words should have gone out at .* and waits: .*not rendered/,
  );
  await shiftSlot(stage, slot.id, 7 * HOUR);
  expect(await claimNow(stage, slot.id)).toMatchObject({ state: "missed" });
  await tell();
  await mailTo(story.planner, "Subject: A slot was missed: Three random words");
});

test("a hold, to who plans and who placed it, with its reason", async () => {
  const story = await readyStory(stage);
  const admin = await listener("admin");
  await hears(story.planner, "at_once");
  await placeHold(stage, admin.id, { campaignId: story.campaign.id });
  await tell();
  await mailTo(story.planner, "Releases are held: an incident");
  await mailTo(admin, "Releases are held: an incident");
});

test("a render that failed, to who wrote it; a delivery that a person has to look at, to who plans", async () => {
  const story = await writeStory(stage);
  await hears(story.producer, "at_once");
  const { renderId } = await requestVideo(story);
  const data = { state: "failed", failure: "the browser died", finishedAt: new Date() } as const;
  await stage.prisma.render.update({ where: { id: renderId }, data: { ...data, nextCheckAt: null } });
  await tell();
  await mailTo(story.producer, "could not be rendered: the browser died");

  const { id: deliveryId, planner } = await claimedDelivery(stage);
  await hears(planner, "at_once");
  await deliverOnce(stage, deliveryId, platform({ deliver: () => Promise.reject(new RefusedError("too long")) }).port);
  await tell();
  await mailTo(planner, /Something failed:\r\n- Three random words: .*too long/);
});

test("what is about to expire: a consent, a source and security.txt", async () => {
  const [producer, reviewer, admin] = [
    await listener("producer"),
    await listener("accuracy_reviewer"),
    await listener("admin"),
  ];
  const story = await writeStory(stage);
  const presenter = await stage.prisma.presenter.create({
    data: { slug: `ben-${story.episode.id}`, name: "Ben", role: "host" },
  });
  await stage.prisma.episode.update({ where: { id: story.episode.id }, data: { presenterId: presenter.id } });
  const consent = { presenterId: presenter.id, scope: "campaign", channels: [], grantedAt: ago(DAY) };
  await stage.prisma.consent.create({ data: { ...consent, expiresAt: fromNow(20 * DAY) } });
  await stage.prisma.source.updateMany({ data: { nextCheckOn: fromNow(5 * DAY) } });
  await tell({ securityTxtExpiresAt: fromNow(6 * DAY) });
  await mailTo(producer, /The consent of Ben ends on \d{4}-\d\d-\d\d/);
  await mailTo(reviewer, /The source "Three random words" is to be read again by \d{4}-\d\d-\d\d/);
  await mailTo(admin, /security\.txt expires on \d{4}-\d\d-\d\d/);
});

test("in quiet hours nothing is mailed; what came meanwhile comes as one mail when they end", async () => {
  const story = await readyStory(stage);
  const clock = (ms: number) => fromNow(ms).toISOString().slice(11, 16);
  const asleep = { quietFrom: clock(-HOUR), quietUntil: clock(HOUR), timeZone: "Etc/UTC" };
  await hears(story.planner, "at_once", asleep);
  await placeHold(stage, story.planner.id, { campaignId: story.campaign.id });
  await placeHold(stage, story.planner.id, { episodeId: story.episode.id });
  await tell();
  await tell();
  expect(await mailsOf(story.planner)).toEqual([]);
  const waiting = await stage.prisma.notification.findMany({
    where: { personId: story.planner.id, mailAt: { not: null } },
  });
  expect(waiting.length).toBeGreaterThanOrEqual(2);
  for (const { mailAt, isInApp } of waiting) {
    expect(mailAt?.toISOString().slice(11, 16)).toBe(asleep.quietUntil);
    expect(isInApp).toBe(true);
  }
  // The morning comes.
  await stage.prisma.notification.updateMany({ where: { personId: story.planner.id }, data: { mailAt: ago(MINUTE) } });
  await tell();
  await mailTo(story.planner, "things to know");
  await tell();
  expect(await mailsOf(story.planner)).toHaveLength(1);
});

test("a digest is one mail at its time, under one heading for each kind, with all that came since the last", async () => {
  const story = await readyStory(stage);
  const digestAt = fromNow(2 * HOUR)
    .toISOString()
    .slice(11, 16);
  await hears(story.planner, "digest", { digestAt });
  await placeHold(stage, story.planner.id, { campaignId: story.campaign.id });
  expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "held" });
  await shiftSlot(stage, story.slot.id, 7 * HOUR);
  expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "missed" });
  await tell();
  expect(await mailsOf(story.planner)).toEqual([]);
  const waiting = await stage.prisma.notification.findMany({ where: { personId: story.planner.id } });
  expect(new Set(waiting.map(({ mailAt }) => mailAt?.toISOString().slice(11, 16)))).toEqual(new Set([digestAt]));
  await stage.prisma.notification.updateMany({ where: { personId: story.planner.id }, data: { mailAt: ago(1) } });
  await tell();
  const mail = await mailTo(story.planner, "things to know");
  expect(mail).toMatch(/Subject: Sunny Corner: \d+ things to know/);
  expect(mail).toMatch(
    /Releases are held:\r\n- [\s\S]*A slot was missed:\r\n- |A slot was missed:\r\n- [\s\S]*Releases are held:\r\n- /,
  );
  expect(server.takenBy(story.planner.email)).toHaveLength(1);
});

test("without a mail server every mail is in the outbox, seen by administrators only, and leaves when it is sent again", async () => {
  await using api = await serveApi(stage);
  const admin = await api.hire("admin");
  const planner = await api.hire("scheduler");
  await hears(planner, "at_once");
  const story = await readyStory(stage);
  await placeHold(stage, planner.id, { campaignId: story.campaign.id });
  await tell({ hasServer: false });
  await stage.relay();
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
  expect(server.takenBy(planner.email)).toEqual([]);

  const again = { body: { reason: "the server is set up now" } };
  const path = `/api/v1/mails/${kept.id}/sendings`;
  expect((await api.ask("POST", path, { as: planner.pass, ...again })).status).toBe(403);
  expect((await api.ask("POST", path, { as: admin.pass, ...again })).status).toBe(204);
  await mailTo(planner, "Releases are held: an incident");
  await expect.poll(async () => (await mailsOf(planner)).map(({ state }) => state)).toEqual(["sent"]);
  expect(api.failures).toEqual([]);
});

test("the link of a mail that arrived turns mail off with one POST, and looking at it changes nothing", async () => {
  await using api = await serveApi(stage);
  const story = await readyStory(stage);
  await hears(story.planner, "at_once");
  await placeHold(stage, story.planner.id, { campaignId: story.campaign.id });
  await tell();
  const mail = await mailTo(story.planner, "Releases are held");
  const [, token = ""] =
    /List-Unsubscribe: <https:\/\/videos\.example\.org(\/unsubscribe\/[A-Za-z0-9_-]+)>/.exec(mail) ?? [];
  const isOn = async () =>
    (await stage.prisma.mailHours.findUniqueOrThrow({ where: { personId: story.planner.id } })).isOn;
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
  const planner = await listener("scheduler");
  await workers.close();
  const timeouts = { connectionTimeout: 2000 };
  workers = stage.work({ mail: { ...mailPorts(), mailer: openSmtp({ url: down.url, from: FROM, timeouts }) } });
  const story = await readyStory(stage);
  await placeHold(stage, planner.id, { campaignId: story.campaign.id });
  await tell();
  await stage.relay();
  await expect
    .poll(async () => (await mailsOf(planner)).map(({ state, tries }) => [state, tries]), { timeout: 20_000 })
    .toEqual([["waiting", 1]]);
  const back = await openMailServer({}, down.port);
  await stage.prisma.mail.updateMany({ where: { personId: planner.id }, data: { nextCheckAt: ago(1) } });
  await tell();
  await stage.relay();
  await expect.poll(() => back.takenBy(planner.email).length, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await mailsOf(planner)).map(({ state }) => state)).toEqual(["sent"]);
  await back.close();
});
