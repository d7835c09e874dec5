import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelRoutes } from "#api/routes/channels.ts";
import { holdRoutes } from "#api/routes/holds.ts";
import { releaseRoutes } from "#api/routes/releases.ts";
import { scheduleRoutes } from "#api/routes/schedules.ts";
import { slotRoutes } from "#api/routes/slots.ts";
import { DAY, HOUR } from "#core/clock.ts";
import { ago, fromNow } from "../../fixtures.ts";
import { type Api, serveApi } from "../support/api.ts";
import { claimNow } from "../support/claims.ts";
import { deliverOnce } from "../support/deliveries.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { readyStory, type Story, writeStory } from "../support/story.ts";

let stage: Stage;
let api: Api;
let planner: Awaited<ReturnType<Api["hire"]>>;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
  planner = await api.hire("scheduler");
  story = await writeStory(stage);
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const ask = (method: string, path: string, options: { body?: unknown; version?: number } = {}) =>
  api.ask(method, `/api/v1${path}`, {
    as: planner.pass,
    ...(options.body === undefined ? {} : { body: options.body }),
    ...(options.version === undefined ? {} : { headers: { "If-Match": `"${options.version}"` } }),
  });

const wallTimeIn = (ms: number) => fromNow(ms).toISOString().slice(0, "2026-12-01T09:00".length);
let hours = 24;
/** A wall time that no other slot of the story has. */
const freeTime = () => {
  hours += 1;
  return wallTimeIn(hours * HOUR);
};

async function place(of: Story = story, wallTime = freeTime()) {
  const path = `/schedules/${of.scheduleId}/slots`;
  const { status, json } = await ask("POST", path, { body: { episodeId: of.episode.id, at: { wallTime } } });
  expect(status).toBe(201);
  return json as { id: string; version: number; wallTime: string; dueAt: string };
}

describe("who may not, does not", () => {
  const routes = [...slotRoutes, ...scheduleRoutes, ...channelRoutes, ...releaseRoutes, ...holdRoutes];
  const addressOf = (path: string) => path.replace(/:\w+/g, () => randomUUID());

  test("every route asks who it is", async () => {
    for (const { method, path } of routes) {
      const { status } = await api.ask(method.toUpperCase(), addressOf(path));
      expect([path, status]).toEqual([path, 401]);
    }
  });

  test("every route that changes something is closed to a translator", async () => {
    const translator = await api.hire("translator");
    for (const { method, path, permission } of routes.filter((route) => route.permission !== "schedule:read")) {
      const { status, json } = await api.ask(method.toUpperCase(), addressOf(path), { as: translator.pass });
      expect([path, permission, status, json.type]).toEqual([path, permission, 403, "/problems/not-allowed"]);
    }
  });

  test("whoever works here may read", async () => {
    const translator = await api.hire("translator");
    for (const path of ["/tasks", "/holds", "/releases", "/installation"]) {
      expect([path, (await api.ask("GET", `/api/v1${path}`, { as: translator.pass })).status]).toEqual([path, 200]);
    }
  });
});

describe("slots", () => {
  test("are listed by time window, page by page, each once", async () => {
    const placed = [await place(), await place(), await place()];
    const window = `from=${ago(DAY).toISOString()}&until=${fromNow(300 * DAY).toISOString()}`;
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const rest = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, json } = await ask("GET", `/slots?${window}&campaignId=${story.campaign.id}&limit=2${rest}`);
      expect(status).toBe(200);
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(placed.map(({ id }) => id)));
    const other = await ask("GET", `/slots?${window}&campaignId=${randomUUID()}`);
    expect(other.json).toEqual({ items: [], nextCursor: null });
  });

  test.each(["", "?from=today&until=tomorrow", "?from=2026-12-01T00:00:00Z&until=2026-12-01T00:00:00Z"])(
    "a window of %j is refused as a query",
    async (query) => {
      const { status, json } = await ask("GET", `/slots${query}`);
      expect([status, json.type]).toEqual([400, "/problems/invalid-query"]);
    },
  );

  test("one has its version as ETag, and moves only for who saw it", async () => {
    const slot = await place();
    const read = await ask("GET", `/slots/${slot.id}`);
    expect(read.headers.get("etag")).toBe(`"${slot.version}"`);
    const wallTime = freeTime();
    const without = await ask("PATCH", `/slots/${slot.id}`, { body: { wallTime } });
    expect([without.status, without.json.type]).toEqual([428, "/problems/if-match-required"]);
    const moved = await ask("PATCH", `/slots/${slot.id}`, { body: { wallTime }, version: slot.version });
    expect([moved.status, moved.json.wallTime, moved.json.version]).toEqual([200, wallTime, slot.version + 1]);
    const stale = await ask("PATCH", `/slots/${slot.id}`, { body: { wallTime: freeTime() }, version: slot.version });
    expect([stale.status, stale.json.type]).toEqual([412, "/problems/stale-version"]);
  });

  test.each([
    [{ wallTime: "2020-01-01T09:00" }, "slot-in-past", "/wallTime"],
    [{ wallTime: "2027-13-01T09:00" }, "invalid-input", "/wallTime"],
    [{ wallTime: "2027-02-30T09:00" }, "invalid-input", "/wallTime"],
    [{ wallTime: "2027-01-01T09:00", state: "released" }, "unknown-field", "/state"],
  ])("a move to %j is refused as %s", async (body, slug, pointer) => {
    const slot = await place();
    const { status, json } = await ask("PATCH", `/slots/${slot.id}`, { body, version: slot.version });
    expect([status, json.type, json.errors[0].pointer]).toEqual([422, `/problems/${slug}`, pointer]);
  });

  test("the preview of a move says what else must move, and its moves can be saved together", async () => {
    const own = await writeStory(stage);
    const [first, second] = [await place(own), await place(own)];
    const preview = await ask("GET", `/slots/${first.id}/move?wallTime=${wallTimeIn(20 * DAY)}`);
    expect(preview.json).toMatchObject({ is: "proposal", moves: [{ slotId: first.id, version: first.version }] });
    const unchanged = await ask("GET", `/slots/${first.id}`);
    expect(unchanged.json.wallTime).toBe(first.wallTime);
    // Two may take each other's places.
    const moves = [
      { slotId: first.id, version: first.version, wallTime: second.wallTime },
      { slotId: second.id, version: second.version, wallTime: first.wallTime },
    ];
    const saved = await ask("POST", `/schedules/${own.scheduleId}/moves`, { body: { moves } });
    expect(saved.status).toBe(200);
    expect(saved.json.slots.map(({ wallTime }: { wallTime: string }) => wallTime)).toEqual([
      second.wallTime,
      first.wallTime,
    ]);
    const again = await ask("POST", `/schedules/${own.scheduleId}/moves`, { body: { moves } });
    expect(again.status).toBe(412);
  });

  test("are skipped and cancelled with a reason", async () => {
    for (const [verb, state] of [
      ["skip", "skipped"],
      ["cancel", "cancelled"],
    ] as const) {
      const slot = await place();
      const without = await ask("POST", `/slots/${slot.id}/${verb}`, { body: {}, version: slot.version });
      expect(without.status).toBe(422);
      const body = { reason: "the advice changed" };
      const done = await ask("POST", `/slots/${slot.id}/${verb}`, { body, version: slot.version });
      expect([done.status, done.json.state, done.json.stateReason]).toEqual([200, state, body.reason]);
    }
  });

  test("a forecast says what speaks against a release now, and releases nothing", async () => {
    const slot = await place();
    const { status, json } = await ask("GET", `/slots/${slot.id}/forecast`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ becomes: "hold", reason: expect.stringContaining("not ready") });
    expect(json.channels).toMatchObject([{ name: "gallery", isHeld: false }]);
    expect(await stage.prisma.release.count({ where: { slotId: slot.id } })).toBe(0);
  });

  test("a missed one is decided once", async () => {
    const slot = await place();
    await stage.prisma.slot.update({
      where: { id: slot.id },
      data: { nominalAt: ago(2 * DAY), dueAt: ago(2 * DAY), nextCheckAt: ago(DAY) },
    });
    expect((await claimNow(stage, slot.id)).state).toBe("missed");
    const body = { do: "move", reason: "we were away", wallTime: freeTime() };
    const decided = await ask("POST", `/slots/${slot.id}/decision`, { body });
    expect([decided.status, decided.json.slot.wallTime]).toEqual([200, body.wallTime]);
    const again = await ask("POST", `/slots/${slot.id}/decision`, { body: { do: "skip", reason: "no more" } });
    expect([again.status, again.json.type]).toEqual([409, "/problems/wrong-state"]);
  });
});

describe("schedules", () => {
  const plan = { timeZone: "Europe/London", cadence: { weekdays: ["tue"], at: "09:00" } };
  const create = (changes: object, name = `schedule-${randomUUID().slice(0, 8)}`) =>
    ask("POST", `/campaigns/${story.campaign.id}/schedules`, { body: { name, plan: { ...plan, ...changes } } });

  test("are made, listed, and given another rule by who saw the last", async () => {
    const made = await create({ jitterMinutes: 5 });
    expect([made.status, made.json.mostJitterMs, made.headers.get("etag")]).toEqual([201, 300_000, '"1"']);
    expect(JSON.stringify(made.json)).not.toMatch(/secret/i);
    const { id } = made.json;
    const listed = await ask("GET", `/campaigns/${story.campaign.id}/schedules`);
    expect(listed.json.items.map((one: { id: string }) => one.id)).toContain(id);
    const rule = { ...plan, cadence: { weekdays: ["mon"], at: "10:00" } };
    const edited = await ask("PUT", `/schedules/${id}/plan`, { body: rule, version: 1 });
    expect([edited.status, edited.headers.get("etag")]).toEqual([200, '"2"']);
    expect((await ask("PUT", `/schedules/${id}/plan`, { body: rule, version: 1 })).status).toBe(412);
  });

  const cron = (text: string) => ({ cadence: { kind: "cron", cron: text } });
  test.each([
    [cron(""), "invalid-schedule"],
    [cron("* * * * * *"), "invalid-schedule"],
    [cron("60 * * * *"), "invalid-schedule"],
    [cron("@reboot"), "invalid-schedule"],
    [cron("٠ * * * *"), "invalid-schedule"],
    [cron("0 0 30 2 *"), "schedule-never-fires"],
    [cron("0 0 13 * 5"), "ambiguous-schedule"],
    [cron("* * * * *"), "schedule-too-frequent"],
    [{ timeZone: "Mars/Olympus" }, "unknown-timezone"],
    [{ timeZone: "+02:00" }, "unknown-timezone"],
    [{ blackouts: [{ from: "2026-12-26", until: "2026-12-24", reason: "Backwards" }] }, "invalid-range"],
    [{ approvedBy: "me" }, "unknown-field"],
  ])("%j is refused as %s", async (changes, slug) => {
    const { status, json } = await create(changes);
    expect([status, json.type]).toEqual([422, `/problems/${slug}`]);
  });

  test("a zone of old is kept under its own name", async () => {
    const { status, json } = await create({ timeZone: "US/Pacific" });
    expect([status, json.timeZone]).toEqual([201, "America/Los_Angeles"]);
  });

  test("a time that the clocks jump over is placed, with a warning", async () => {
    const campaign = await writeStory(stage, {
      timeZone: "Europe/London",
      endsOn: "2027-12-01",
      cadence: { weekdays: ["tue"], at: "09:00" },
    });
    const body = { episodeId: campaign.episode.id, at: { wallTime: "2027-03-28T01:30" } };
    const { status, json } = await ask("POST", `/schedules/${campaign.scheduleId}/slots`, { body });
    expect([status, json.nominalAt, json.warnings]).toEqual([201, "2027-03-28T01:30:00.000Z", ["dst-shifted"]]);
  });

  test("a rollout is shown before it is accepted, and goes where it was shown", async () => {
    const own = await writeStory(stage);
    const shown = await ask("GET", `/schedules/${own.scheduleId}/rollout`);
    expect(shown.json.rollout.slots).toHaveLength(1);
    const version = shown.json.version;
    expect((await ask("POST", `/schedules/${own.scheduleId}/rollout`, { version: version + 1 })).status).toBe(412);
    const accepted = await ask("POST", `/schedules/${own.scheduleId}/rollout`, { version });
    expect(accepted.json.slots.map(({ nominalAt }: { nominalAt: string }) => nominalAt)).toEqual([
      shown.json.rollout.slots[0].instant,
    ]);
    expect(accepted.json.slots[0].dueAt).toBe(accepted.json.slots[0].nominalAt);
  });

  test("what is released now has a slot of its own that is due", async () => {
    const body = { episodeId: story.episode.id, reason: "the news is about it" };
    const { status, json } = await ask("POST", `/schedules/${story.scheduleId}/release-now`, { body });
    expect([status, new Date(json.dueAt) <= new Date()]).toEqual([201, true]);
    const dry = await ask("POST", `/schedules/${story.scheduleId}/backfill`, {
      body: { episodeIds: [story.episode.id], reason: "left behind", dryRun: true },
    });
    expect(dry.json).toEqual({ episodeIds: [story.episode.id], slots: [] });
  });
});

describe("channels", () => {
  const create = (body: object) => ask("POST", `/campaigns/${story.campaign.id}/channels`, { body });
  const named = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

  test.each([
    "http://hooks.example.org/x",
    "https://localhost/x",
    "https://127.1/x",
    "https://0x7f.1/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://169.254.169.254/latest",
    "https://user@hooks.example.org/x",
    "https://hooks.example.org:22/x",
    `https://hooks.example.org/${"x".repeat(2100)}`,
  ])("a webhook to %.60s is refused", async (url) => {
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
    const kept = await ask("PUT", `${path}/secrets/signing`, { body: { value } });
    expect([kept.status, kept.text]).toEqual([204, ""]);
    const read = await ask("GET", path);
    expect(read.json).toMatchObject({ missingSecrets: [], secrets: [{ name: "signing" }] });
    const rows = await stage.prisma.channelSecret.findMany({ where: { channelId: made.json.id } });
    const records = await stage.prisma.auditEntry.findMany({ where: { entityId: made.json.id } });
    expect(JSON.stringify([read.json, rows, records])).not.toContain(value);
  });

  test("one is switched off by who saw it, and says whether it works", async () => {
    const made = await create({ kind: "gallery", name: named("page") });
    const path = `/channels/${made.json.id}`;
    expect(await ask("POST", `${path}/check`)).toMatchObject({ status: 200, json: { isWorking: true } });
    const off = await ask("PATCH", path, { body: { isActive: false }, version: made.json.version });
    expect([off.status, off.json.isActive, off.json.version]).toEqual([200, false, made.json.version + 1]);
    expect((await ask("PATCH", path, { body: { isActive: true }, version: made.json.version })).status).toBe(412);
    const listed = await ask("GET", `/campaigns/${story.campaign.id}/channels`);
    expect(listed.json.items.map(({ id }: { id: string }) => id)).toContain(made.json.id);
    expect(listed.json.items[0].abilities.limits.formats).toContain("vertical");
  });

  test("a channel that lacks its secret says so when it is tried", async () => {
    const settings = { url: "https://hooks.example.org/sunny" };
    const made = await create({ kind: "webhook", name: named("hook"), settings });
    const { json } = await ask("POST", `/channels/${made.json.id}/check`);
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
    const listed = await ask("GET", `/releases?campaignId=${out.campaign.id}`);
    expect(listed.json.items).toMatchObject([
      { id: out.releaseId, state: "released", deliveries: [{ id: out.deliveryId, state: "confirmed", firedBy: "us" }] },
    ]);
    const one = await ask("GET", `/releases/${out.releaseId}`);
    expect(one.json.slot.wallTime).toBe(out.slot.wallTime);
    const delivery = await ask("GET", `/deliveries/${out.deliveryId}`);
    expect(delivery.json.tries.map(({ action }: { action: string }) => action)).toEqual([
      "delivery.send",
      "delivery.confirm",
    ]);
    const retried = await ask("POST", `/deliveries/${out.deliveryId}/retry`, { body: { reason: "once more" } });
    expect([retried.status, retried.json.type]).toEqual([409, "/problems/wrong-state"]);
    const confirmed = await ask("POST", `/deliveries/${out.deliveryId}/confirmation`, { body: { url: "http://x" } });
    expect([confirmed.status, confirmed.json.errors[0].pointer]).toEqual([422, "/url"]);
    expect((await ask("POST", `/deliveries/${out.deliveryId}/removal`)).status).toBe(409);
  });

  test("are taken down with the consequences told first, once and for good", async () => {
    const out = await released();
    const admin = await api.hire("admin");
    const path = `/api/v1/releases/${out.releaseId}/retraction`;
    const told = await api.ask("GET", path, { as: admin.pass });
    expect(told.json.channels).toEqual([
      { deliveryId: out.deliveryId, channel: "gallery", becomes: "is removed by us" },
    ]);
    const body = { reason: "the advice was wrong" };
    const down = await api.ask("POST", path, { as: admin.pass, body });
    expect([down.status, down.json.state]).toEqual([200, "retracting"]);
    const again = await api.ask("POST", path, { as: admin.pass, body });
    expect([again.status, again.json.type]).toEqual([409, "/problems/wrong-state"]);
  });

  test("what does not exist is not found", async () => {
    for (const path of ["/releases", "/deliveries", "/slots", "/channels", "/schedules"]) {
      expect((await ask("GET", `${path}/${randomUUID()}`)).status).toBe(404);
      expect((await ask("GET", `${path}/1`)).status).toBe(404);
    }
  });
});

describe("holds, pauses and tasks", () => {
  test("a hold is placed, seen, and lifted with its consequences told first", async () => {
    const slot = await place();
    const placed = await ask("POST", "/holds", { body: { on: { slotId: slot.id }, reason: "an incident" } });
    expect([placed.status, placed.json.slots]).toEqual([201, 1]);
    const { holdId } = placed.json;
    const listed = await ask("GET", `/holds?campaignId=${story.campaign.id}`);
    expect(listed.json.items).toMatchObject([{ id: holdId, slotId: slot.id, owner: { name: "scheduler" } }]);
    const lift = (dryRun: boolean) => ask("POST", `/holds/${holdId}/lift`, { body: { reason: "it is over", dryRun } });
    const told = await lift(true);
    expect(told.json).toMatchObject({ isLifted: false, consequences: [{ becomes: "goes out at its time" }] });
    expect((await lift(false)).json.isLifted).toBe(true);
    expect((await lift(false)).status).toBe(409);
  });

  test("a hold of nothing, and one that ended before it began, are refused", async () => {
    expect((await ask("POST", "/holds", { body: { on: {}, reason: "an incident" } })).status).toBe(422);
    const body = { on: { campaignId: story.campaign.id }, reason: "an incident", expiresAt: "2020-01-01T00:00:00Z" };
    const { status, json } = await ask("POST", "/holds", { body });
    expect([status, json.errors[0].pointer]).toEqual([422, "/expiresAt"]);
  });

  test("a campaign is paused and goes on", async () => {
    const own = await writeStory(stage);
    const body = { what: { campaignId: own.campaign.id }, reason: "a quiet week" };
    expect((await ask("POST", "/pauses", { body })).status).toBe(200);
    expect((await ask("POST", "/pauses", { body })).status).toBe(409);
    expect((await ask("POST", "/pauses/resume", { body })).json).toEqual({ skipped: [] });
    expect((await ask("GET", "/installation")).json).toMatchObject({ pausedAt: null, jumpedAt: null });
    const trust = await ask("POST", "/installation/trust-clock", { body: { reason: "I looked" } });
    expect([trust.status, trust.json.type]).toEqual([409, "/problems/wrong-state"]);
  });

  test("a task is listed with what it is about, and closed once", async () => {
    const channel = await stage.prisma.channel.findFirstOrThrow({ where: { campaignId: story.campaign.id } });
    const task = await stage.prisma.task.create({
      data: { kind: "reconnect", channelId: channel.id, reason: "the token expired" },
    });
    const listed = await ask("GET", "/tasks");
    expect(listed.json.items).toContainEqual(expect.objectContaining({ id: task.id, channel: channel.name }));
    const close = () => ask("POST", `/tasks/${task.id}/close`, { body: { reason: "connected again" } });
    expect((await close()).status).toBe(204);
    expect((await close()).status).toBe(409);
    const done = await ask("GET", "/tasks?state=done");
    expect(done.json.items.map(({ id }: { id: string }) => id)).toContain(task.id);
  });
});
