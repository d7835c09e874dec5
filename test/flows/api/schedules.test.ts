import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelRoutes } from "#api/routes/channels.ts";
import { holdRoutes } from "#api/routes/holds.ts";
import { releaseRoutes } from "#api/routes/releases.ts";
import { scheduleRoutes } from "#api/routes/schedules.ts";
import { slotRoutes } from "#api/routes/slots.ts";
import { openPlanner } from "../support/planner.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { writeStory } from "../support/story.ts";

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

describe("who may not, does not", () => {
  const routes = [...slotRoutes, ...scheduleRoutes, ...channelRoutes, ...releaseRoutes, ...holdRoutes];
  const addressOf = (path: string) => path.replace(/:\w+/g, () => randomUUID());

  test("every route asks who it is", async () => {
    for (const { method, path } of routes) {
      const { status } = await at.api.ask(method.toUpperCase(), addressOf(path));
      expect([path, status]).toEqual([path, 401]);
    }
  });

  test("every route that changes something is closed to a translator", async () => {
    const translator = await at.api.hire("translator");
    for (const { method, path, permission } of routes.filter((route) => route.permission !== "schedule:read")) {
      const { status, json } = await at.api.ask(method.toUpperCase(), addressOf(path), { as: translator.pass });
      expect([path, permission, status, json.type]).toEqual([path, permission, 403, "/problems/not-allowed"]);
    }
  });

  test("whoever works here may read", async () => {
    const translator = await at.api.hire("translator");
    for (const path of ["/tasks", "/holds", "/releases", "/installation"]) {
      expect([path, (await at.api.ask("GET", `/api/v1${path}`, { as: translator.pass })).status]).toEqual([path, 200]);
    }
  });
});

describe("schedules", () => {
  const plan = { timeZone: "Europe/London", cadence: { weekdays: ["tue"], at: "09:00" } };
  const create = (changes: object, name = `schedule-${randomUUID().slice(0, 8)}`) =>
    at.ask("POST", `/campaigns/${at.story.campaign.id}/schedules`, { body: { name, plan: { ...plan, ...changes } } });

  test("are made, listed, and given another rule by who saw the last", async () => {
    const made = await create({ jitterMinutes: 5 });
    expect([made.status, made.json.mostJitterMs, made.headers.get("etag")]).toEqual([201, 300_000, '"1"']);
    expect(JSON.stringify(made.json)).not.toMatch(/secret/i);
    const { id } = made.json;
    const listed = await at.ask("GET", `/campaigns/${at.story.campaign.id}/schedules`);
    expect(listed.json.items.map((one: { id: string }) => one.id)).toContain(id);
    const rule = { ...plan, cadence: { weekdays: ["mon"], at: "10:00" } };
    const edited = await at.ask("PUT", `/schedules/${id}/plan`, { body: rule, version: 1 });
    expect([edited.status, edited.headers.get("etag")]).toEqual([200, '"2"']);
    expect((await at.ask("PUT", `/schedules/${id}/plan`, { body: rule, version: 1 })).status).toBe(412);
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
    const { status, json } = await at.ask("POST", `/schedules/${campaign.scheduleId}/slots`, { body });
    expect([status, json.nominalAt, json.warnings]).toEqual([201, "2027-03-28T01:30:00.000Z", ["dst-shifted"]]);
  });

  test("a rollout is shown before it is accepted, and goes where it was shown", async () => {
    const own = await writeStory(stage);
    const shown = await at.ask("GET", `/schedules/${own.scheduleId}/rollout`);
    expect(shown.json.rollout.slots).toHaveLength(1);
    const version = shown.json.version;
    expect((await at.ask("POST", `/schedules/${own.scheduleId}/rollout`, { version: version + 1 })).status).toBe(412);
    const accepted = await at.ask("POST", `/schedules/${own.scheduleId}/rollout`, { version });
    expect(accepted.json.slots.map(({ nominalAt }: { nominalAt: string }) => nominalAt)).toEqual([
      shown.json.rollout.slots[0].instant,
    ]);
    expect(accepted.json.slots[0].dueAt).toBe(accepted.json.slots[0].nominalAt);
  });

  test("what is released now has a slot of its own that is due", async () => {
    const body = { episodeId: at.story.episode.id, reason: "the news is about it" };
    const { status, json } = await at.ask("POST", `/schedules/${at.story.scheduleId}/release-now`, { body });
    expect([status, new Date(json.dueAt) <= new Date()]).toEqual([201, true]);
    const dry = await at.ask("POST", `/schedules/${at.story.scheduleId}/backfill`, {
      body: { episodeIds: [at.story.episode.id], reason: "left behind", dryRun: true },
    });
    expect(dry.json).toEqual({ episodeIds: [at.story.episode.id], slots: [] });
  });
});
