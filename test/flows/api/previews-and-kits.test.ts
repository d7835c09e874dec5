import { afterAll, beforeAll, expect, test } from "vitest";
import { materialiseSlots } from "#schedule/actions/index.ts";
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

const titles = ["Three random words", "Lock your email first", "Longer is stronger"];
const episodes = titles.map((title) => ({
  slug: title.toLowerCase().replaceAll(" ", "-"),
  title,
  topic: "Passwords",
}));

type Change = { episode: { slug: string }; from: string | null; to: string | null };

test("what another rule would do is shown as it then happens, and showing it changes nothing", async () => {
  const story = await writeStory(stage, { episodes });
  const { scheduleId } = story;
  await materialiseSlots({ ctx: story.planner.ctx, input: { scheduleId } });
  const slots = () =>
    stage.prisma.slot.findMany({
      where: { scheduleId, state: { not: "cancelled" } },
      orderBy: { dueAt: "asc" },
      include: { episode: true },
    });
  const before = await slots();
  const free = before[1]?.wallTime.slice(0, 10) ?? "";
  const body = {
    timeZone: "Europe/London",
    cadence: { kind: "every-days", days: 3, from: free, at: "18:30" },
    blackouts: [{ from: `${free}T00:00`, until: `${free}T23:59`, reason: "A holiday" }],
    graceHours: 12,
  };
  const shown = await at.ask("POST", `/schedules/${scheduleId}/plan-preview`, { body });
  expect([shown.status, shown.json.changes.length]).toEqual([200, 3]);
  expect(shown.json.changes.map(({ from }: Change) => from)).toEqual(before.map(({ wallTime }) => wallTime));
  expect(await slots()).toEqual(before);

  const done = await at.ask("PUT", `/schedules/${scheduleId}/plan`, { body, version: shown.json.version });
  expect(done.status).toBe(200);
  const after = (await slots()).map(({ episode: { slug }, wallTime }) => [slug, wallTime]);
  expect(shown.json.changes.map(({ episode: { slug }, to }: Change) => [slug, to])).toEqual(after);
  expect(after.every(([, wallTime]) => wallTime?.endsWith("18:30") && !wallTime.startsWith(free))).toBe(true);
});

test("a rule that never comes is refused in the preview as it is when it is saved", async () => {
  const body = { timeZone: "Europe/London", cadence: { kind: "cron", cron: "0 0 30 2 *" } };
  const { status, json } = await at.ask("POST", `/schedules/${at.story.scheduleId}/plan-preview`, { body });
  expect([status, json.type]).toEqual([422, "/problems/schedule-never-fires"]);
});

test("each kind of channel says which settings and secrets it takes", async () => {
  const { json } = await at.ask("GET", "/channel-kinds");
  const kinds = new Map<string, { secrets: string[]; settings: { properties: object; required?: string[] } }>(
    json.items.map((one: { kind: string }) => [one.kind, one]),
  );
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(["gallery", "folder", "s3", "webhook", "manual_kit"]));
  expect(kinds.get("webhook")).toMatchObject({ secrets: ["signing"], settings: { required: ["url"] } });
  expect(Object.keys(kinds.get("mastodon")?.settings.properties ?? {})).toEqual(
    expect.arrayContaining(["origin", "locale", "format", "visibility"]),
  );
});

test("a delivery that leaves nothing to a person has no kit", async () => {
  const { status } = await at.ask("GET", `/deliveries/${at.story.episode.id}/kit`);
  expect(status).toBe(404);
});
