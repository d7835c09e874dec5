import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { ago } from "../../fixtures.ts";
import { claimNow } from "../support/claims.ts";
import { deliverOnce } from "../support/deliveries.ts";
import { openPlanner } from "../support/planner.ts";
import { placeLater } from "../support/sources.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { readyStory, writeStory } from "../support/story.ts";

let stage: Stage;
let at: Awaited<ReturnType<typeof openPlanner>>;
beforeAll(async () => {
  stage = await openStage();
  at = await openPlanner(stage);
});
afterAll(async () => {
  await at.close();
  await stage.close();
});

describe("channels", () => {
  const create = (body: object) => at.ask("POST", `/campaigns/${at.story.campaign.id}/channels`, { body });
  const named = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

  test.each([
    ["without encryption", "http://hooks.example.org/x"],
    ["this machine by name", "https://localhost/x"],
    ["this machine by a short number", "https://127.1/x"],
    ["this machine by a hexadecimal number", "https://0x7f.1/x"],
    ["this machine by a mapped number", "https://[::ffff:127.0.0.1]/x"],
    ["what clouds tell their machines", "https://169.254.169.254/latest"],
    ["a host behind a user name", "https://user@hooks.example.org/x"],
    ["a port", "https://hooks.example.org:22/x"],
    ["an endless address", `https://hooks.example.org/${"x".repeat(2100)}`],
  ])("a webhook to %s is refused", async (_what, url) => {
    const { status, json } = await create({ kind: "webhook", name: named("hook"), settings: { url } });
    expect([status, json.type, json.errors[0].pointer]).toEqual([422, "/problems/url-not-allowed", "/settings/url"]);
  });

  test("settings of another kind are refused by their name", async () => {
    const { status, json } = await create({ kind: "gallery", name: named("page"), settings: { url: "x" } });
    expect([status, json.type, json.errors[0].pointer]).toEqual([422, "/problems/unknown-field", "/settings/url"]);
  });

  test("a secret is kept sealed, and nobody reads it again", async () => {
    const settings = { url: "https://hooks.example.org/sunny" };
    const made = await create({ kind: "webhook", name: named("hook"), settings, dailyCap: 9 });
    expect(made.json).toMatchObject({ dailyCap: 9, missingSecrets: ["signing"], sentToday: 0, secrets: [] });
    const value = "whsec_Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5";
    const path = `/channels/${made.json.id}`;
    const kept = await at.ask("PUT", `${path}/secrets/signing`, { body: { value } });
    expect([kept.status, kept.text]).toEqual([204, ""]);
    const read = await at.ask("GET", path);
    expect(read.json).toMatchObject({ missingSecrets: [], secrets: [{ name: "signing" }] });
    const rows = await stage.prisma.channelSecret.findMany({ where: { channelId: made.json.id } });
    const records = await stage.prisma.auditEntry.findMany({
      where: { entityId: made.json.id },
      select: { action: true, after: true },
    });
    expect(records.map(({ action }) => action)).toEqual(["channel.create", "channel.secret"]);
    expect(JSON.stringify([read.json, rows, records])).not.toContain(value);
  });

  test("one is switched off by who saw it, and says whether it works", async () => {
    const made = await create({ kind: "gallery", name: named("page") });
    const path = `/channels/${made.json.id}`;
    expect(await at.ask("POST", `${path}/check`)).toMatchObject({ status: 200, json: { isWorking: true } });
    const off = await at.ask("PATCH", path, { body: { isActive: false }, version: made.json.version });
    expect([off.status, off.json.isActive, off.json.version]).toEqual([200, false, made.json.version + 1]);
    expect((await at.ask("PATCH", path, { body: { isActive: true }, version: made.json.version })).status).toBe(412);
    const listed = await at.ask("GET", `/campaigns/${at.story.campaign.id}/channels`);
    expect(listed.json.items.map(({ id }: { id: string }) => id)).toContain(made.json.id);
    expect(listed.json.items[0].abilities.limits.formats).toContain("vertical");
  });

  test("a channel that lacks its secret says so when it is tried", async () => {
    const settings = { url: "https://hooks.example.org/sunny" };
    const made = await create({ kind: "webhook", name: named("hook"), settings });
    const { json } = await at.ask("POST", `/channels/${made.json.id}/check`);
    expect(json).toEqual({ isWorking: false, says: expect.stringContaining("signing") });
  });
});

describe("releases", () => {
  async function released() {
    const ready = await readyStory(stage);
    await claimNow(stage, ready.slot.id);
    const delivery = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: ready.slot.id } } });
    await deliverOnce(stage, delivery.id, stage.gallery);
    return { ...ready, deliveryId: delivery.id, releaseId: delivery.releaseId };
  }

  test("are listed with who fires each delivery, and each try is told", async () => {
    const out = await released();
    const listed = await at.ask("GET", `/releases?campaignId=${out.campaign.id}`);
    expect(listed.json.items).toMatchObject([
      { id: out.releaseId, state: "released", deliveries: [{ id: out.deliveryId, state: "confirmed", firedBy: "us" }] },
    ]);
    const one = await at.ask("GET", `/releases/${out.releaseId}`);
    expect(one.json.slot.wallTime).toBe(out.slot.wallTime);
    const delivery = await at.ask("GET", `/deliveries/${out.deliveryId}`);
    expect(delivery.json.tries.map(({ action }: { action: string }) => action)).toEqual([
      "delivery.send",
      "delivery.confirm",
    ]);
    const retried = await at.ask("POST", `/deliveries/${out.deliveryId}/retry`, { body: { reason: "once more" } });
    expect([retried.status, retried.json.type]).toEqual([409, "/problems/wrong-state"]);
    const confirmed = await at.ask("POST", `/deliveries/${out.deliveryId}/confirmation`, { body: { url: "http://x" } });
    expect([confirmed.status, confirmed.json.errors[0].pointer]).toEqual([422, "/url"]);
    expect((await at.ask("POST", `/deliveries/${out.deliveryId}/removal`)).status).toBe(409);
  });

  test("that correct an earlier one tell viewers so, once in each language", async () => {
    const first = await released();
    const reviewer = await at.api.hire("accuracy_reviewer");
    const note = (releaseId: string, as = reviewer.pass) =>
      at.api.ask("POST", `/api/v1/releases/${releaseId}/corrections`, {
        as,
        body: { locale: "en", note: "It now says how to take a passkey back." },
      });
    expect((await note(first.releaseId)).json).toMatchObject({ type: "/problems/wrong-state" });
    const slot = await placeLater(stage, first, ago(MINUTE));
    await claimNow(stage, slot.id);
    const again = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: slot.id } } });
    await stage.prisma.delivery.update({ where: { id: again.id }, data: { nextCheckAt: ago(1) } });
    await deliverOnce(stage, again.id, stage.gallery);
    const planner = await at.api.hire("scheduler");
    expect((await note(again.releaseId, planner.pass)).status).toBe(403);
    expect(await note(again.releaseId)).toMatchObject({ status: 201, json: { correctionId: expect.any(String) } });
    expect((await note(again.releaseId)).status).toBe(409);
  });

  test("are taken down with the consequences told first, once and for good", async () => {
    const out = await released();
    const admin = await at.api.hire("admin");
    const path = `/api/v1/releases/${out.releaseId}/retraction`;
    const told = await at.api.ask("GET", path, { as: admin.pass });
    expect(told.json.channels).toEqual([
      { deliveryId: out.deliveryId, channel: "gallery", becomes: "is removed by us" },
    ]);
    const body = { reason: "the advice was wrong" };
    const down = await at.api.ask("POST", path, { as: admin.pass, body });
    expect([down.status, down.json.state]).toEqual([200, "retracting"]);
    const again = await at.api.ask("POST", path, { as: admin.pass, body });
    expect([again.status, again.json.type]).toEqual([409, "/problems/wrong-state"]);
  });

  test("what does not exist is not found", async () => {
    for (const path of ["/releases", "/deliveries", "/slots", "/channels", "/schedules"]) {
      expect((await at.ask("GET", `${path}/${randomUUID()}`)).status).toBe(404);
      expect((await at.ask("GET", `${path}/1`)).status).toBe(404);
    }
  });
});

describe("holds, pauses and tasks", () => {
  test("a hold is placed, seen, and lifted with its consequences told first", async () => {
    const slot = await at.place();
    const placed = await at.ask("POST", "/holds", { body: { on: { slotId: slot.id }, reason: "an incident" } });
    expect([placed.status, placed.json.slots]).toEqual([201, 1]);
    const { holdId } = placed.json;
    const listed = await at.ask("GET", `/holds?campaignId=${at.story.campaign.id}`);
    expect(listed.json.items).toMatchObject([{ id: holdId, slotId: slot.id, owner: { name: "scheduler" } }]);
    const lift = (dryRun: boolean) =>
      at.ask("POST", `/holds/${holdId}/lift`, { body: { reason: "it is over", dryRun } });
    const told = await lift(true);
    expect(told.json).toMatchObject({ isLifted: false, consequences: [{ becomes: "goes out at its time" }] });
    expect((await lift(false)).json.isLifted).toBe(true);
    expect((await lift(false)).status).toBe(409);
  });

  test("a hold of nothing, and one that ended before it began, are refused", async () => {
    expect((await at.ask("POST", "/holds", { body: { on: {}, reason: "an incident" } })).status).toBe(422);
    const body = { on: { campaignId: at.story.campaign.id }, reason: "an incident", expiresAt: "2020-01-01T00:00:00Z" };
    const { status, json } = await at.ask("POST", "/holds", { body });
    expect([status, json.errors[0].pointer]).toEqual([422, "/expiresAt"]);
  });

  test("a campaign is paused and goes on", async () => {
    const own = await writeStory(stage);
    const body = { what: { campaignId: own.campaign.id }, reason: "a quiet week" };
    expect((await at.ask("POST", "/pauses", { body })).status).toBe(200);
    expect((await at.ask("POST", "/pauses", { body })).status).toBe(409);
    expect((await at.ask("POST", "/pauses/resume", { body })).json).toEqual({ skipped: [] });
    expect((await at.ask("GET", "/installation")).json).toMatchObject({ pausedAt: null, jumpedAt: null });
    const trust = await at.ask("POST", "/installation/trust-clock", { body: { reason: "I looked" } });
    expect([trust.status, trust.json.type]).toEqual([409, "/problems/wrong-state"]);
  });

  test("a task is listed with what it is about, and closed once", async () => {
    const channel = await stage.prisma.channel.findFirstOrThrow({ where: { campaignId: at.story.campaign.id } });
    const task = await stage.prisma.task.create({
      data: { kind: "reconnect", channelId: channel.id, reason: "the token expired" },
    });
    const listed = await at.ask("GET", "/tasks");
    expect(listed.json.items).toContainEqual(expect.objectContaining({ id: task.id, channel: channel.name }));
    const close = () => at.ask("POST", `/tasks/${task.id}/close`, { body: { reason: "connected again" } });
    expect((await close()).status).toBe(204);
    expect((await close()).status).toBe(409);
    const done = await at.ask("GET", "/tasks?state=done");
    expect(done.json.items.map(({ id }: { id: string }) => id)).toContain(task.id);
  });
});
