import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "#core/clock.ts";
import { ago, fromNow } from "../../fixtures.ts";
import { claimNow } from "../support/claims.ts";
import { openPlanner, wallTimeIn } from "../support/planner.ts";
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

describe("slots", () => {
  test("are listed by time window, page by page, each once", async () => {
    const placed = [await at.place(), await at.place(), await at.place()];
    const window = `from=${ago(DAY).toISOString()}&until=${fromNow(300 * DAY).toISOString()}`;
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const rest = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, json } = await at.ask(
        "GET",
        `/slots?${window}&campaignId=${at.story.campaign.id}&limit=2${rest}`,
      );
      expect(status).toBe(200);
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(placed.map(({ id }) => id)));
    const other = await at.ask("GET", `/slots?${window}&campaignId=${randomUUID()}`);
    expect(other.json).toEqual({ items: [], nextCursor: null });
  });

  test.each(["", "?from=today&until=tomorrow", "?from=2026-12-01T00:00:00Z&until=2026-12-01T00:00:00Z"])(
    "a window of %j is refused as a query",
    async (query) => {
      const { status, json } = await at.ask("GET", `/slots${query}`);
      expect([status, json.type]).toEqual([400, "/problems/invalid-query"]);
    },
  );

  test("those that could not go out as things stand are named with what stops them, of the campaign that is asked for", async () => {
    const { id } = await at.place(at.story, wallTimeIn(2 * DAY));
    const risksOf = async (campaignId: string) =>
      at.ask("GET", `/risks?until=${fromNow(7 * DAY).toISOString()}&campaignId=${campaignId}`);
    const { status, json } = await risksOf(at.story.campaign.id);
    expect(status).toBe(200);
    const risk = json.items.find(({ slotId }: { slotId: string }) => slotId === id);
    expect(risk).toMatchObject({ episodeId: at.story.episode.id, title: at.story.episode.title });
    expect(risk.reason).toMatch(/^not ready: en vertical is not rendered/);
    expect((await risksOf(randomUUID())).json).toEqual({ items: [] });
    const tooFar = await at.ask("GET", `/risks?until=${fromNow(61 * DAY).toISOString()}`);
    expect([tooFar.status, tooFar.json.type]).toEqual([400, "/problems/invalid-query"]);
  });

  test("one has its version as ETag, and moves only for who saw it", async () => {
    const slot = await at.place();
    const read = await at.ask("GET", `/slots/${slot.id}`);
    expect(read.headers.get("etag")).toBe(`"${slot.version}"`);
    const wallTime = at.freeTime();
    const without = await at.ask("PATCH", `/slots/${slot.id}`, { body: { wallTime } });
    expect([without.status, without.json.type]).toEqual([428, "/problems/if-match-required"]);
    const moved = await at.ask("PATCH", `/slots/${slot.id}`, { body: { wallTime }, version: slot.version });
    expect([moved.status, moved.json.wallTime, moved.json.version]).toEqual([200, wallTime, slot.version + 1]);
    const stale = await at.ask("PATCH", `/slots/${slot.id}`, {
      body: { wallTime: at.freeTime() },
      version: slot.version,
    });
    expect([stale.status, stale.json.type]).toEqual([412, "/problems/stale-version"]);
  });

  test.each([
    [{ wallTime: "2020-01-01T09:00" }, "slot-in-past", "/wallTime"],
    [{ wallTime: "2027-13-01T09:00" }, "invalid-date", "/wallTime"],
    [{ wallTime: "2027-02-30T09:00" }, "invalid-date", "/wallTime"],
    [{ wallTime: "2027-01-01T09:00", state: "released" }, "unknown-field", "/state"],
  ])("a move to %j is refused as %s", async (body, slug, pointer) => {
    const slot = await at.place();
    const { status, json } = await at.ask("PATCH", `/slots/${slot.id}`, { body, version: slot.version });
    expect([status, json.type, json.errors[0].pointer]).toEqual([422, `/problems/${slug}`, pointer]);
  });

  test("the preview of a move says what else must move, and its moves can be saved together", async () => {
    const own = await writeStory(stage);
    const [first, second] = [await at.place(own), await at.place(own)];
    const preview = await at.ask("GET", `/slots/${first.id}/move?wallTime=${wallTimeIn(20 * DAY)}`);
    expect(preview.json).toMatchObject({ is: "proposal", moves: [{ slotId: first.id, version: first.version }] });
    const unchanged = await at.ask("GET", `/slots/${first.id}`);
    expect(unchanged.json.wallTime).toBe(first.wallTime);
    // Two may take each other's places.
    const moves = [
      { slotId: first.id, version: first.version, wallTime: second.wallTime },
      { slotId: second.id, version: second.version, wallTime: first.wallTime },
    ];
    const saved = await at.ask("POST", `/schedules/${own.scheduleId}/moves`, { body: { moves } });
    expect(saved.status).toBe(200);
    expect(saved.json.slots.map(({ wallTime }: { wallTime: string }) => wallTime)).toEqual([
      second.wallTime,
      first.wallTime,
    ]);
    const again = await at.ask("POST", `/schedules/${own.scheduleId}/moves`, { body: { moves } });
    expect(again.status).toBe(412);
  });

  test("are skipped and cancelled with a reason", async () => {
    for (const [verb, state] of [
      ["skip", "skipped"],
      ["cancel", "cancelled"],
    ] as const) {
      const slot = await at.place();
      const without = await at.ask("POST", `/slots/${slot.id}/${verb}`, { body: {}, version: slot.version });
      expect(without.status).toBe(422);
      const body = { reason: "the advice changed" };
      const done = await at.ask("POST", `/slots/${slot.id}/${verb}`, { body, version: slot.version });
      expect([done.status, done.json.state, done.json.stateReason]).toEqual([200, state, body.reason]);
    }
  });

  test("a forecast says what speaks against a release now, and releases nothing", async () => {
    const slot = await at.place();
    const { status, json } = await at.ask("GET", `/slots/${slot.id}/forecast`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ becomes: "hold", reason: expect.stringContaining("not ready") });
    expect(json.channels).toMatchObject([{ name: "gallery", isHeld: false }]);
    expect(await stage.prisma.release.count({ where: { slotId: slot.id } })).toBe(0);
  });

  test("a missed one is decided once", async () => {
    const slot = await at.place();
    await stage.prisma.slot.update({
      where: { id: slot.id },
      data: { nominalAt: ago(2 * DAY), dueAt: ago(2 * DAY), nextCheckAt: ago(DAY) },
    });
    expect((await claimNow(stage, slot.id)).state).toBe("missed");
    const body = { do: "move", reason: "we were away", wallTime: at.freeTime() };
    const decided = await at.ask("POST", `/slots/${slot.id}/decision`, { body });
    expect([decided.status, decided.json.slot.wallTime]).toEqual([200, body.wallTime]);
    const again = await at.ask("POST", `/slots/${slot.id}/decision`, { body: { do: "skip", reason: "no more" } });
    expect([again.status, again.json.type]).toEqual([409, "/problems/wrong-state"]);
  });
});
