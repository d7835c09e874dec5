import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const CAMPAIGN = projectPath("videos", "campaigns", "sunny-corner-2026.yaml");

// Years ahead, so that the day on which the test runs takes no slot away.
function campaignOf(change = (text: string) => text): string {
  const path = join(newFolder(), "campaign.yaml");
  const text = readFileSync(CAMPAIGN, "utf8").replace(/202([67])-/g, "209$1-");
  writeFileSync(path, change(text));
  return path;
}

test("the plan shows each episode with its slot, and those without one with what could give", async () => {
  const { code, out } = await sunny(["plan", campaignOf()]);
  expect(out).toMatch(/^ *1 {2}three-random-words +Tue 2096-10-09 09:00 +2096-10-09T08:00Z$/m);
  expect(out).toMatch(/^Without a slot:$/m);
  expect(out).toMatch(/^What could give: end the campaign later/m);
  expect(out).toMatch(/\d+ of 20 episodes have a slot/);
  expect(code).toBe(0);
});

test("--from leaves the time before that day empty", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--from", "2096-12-05"]);
  expect(out).toMatch(/^ *1 {2}three-random-words +Tue 2096-12-11 09:00/m);
});

test("--json prints one object with every episode in it", async () => {
  const { code, out, err } = await sunny(["plan", campaignOf(), "--json"]);
  const { campaign, timeZone, slots, unplaced } = JSON.parse(out);
  expect(campaign).toEqual({ slug: "sunny-corner-2026", title: "Sunny Corner 2026" });
  expect(timeZone).toBe("Europe/London");
  expect(slots[0]).toMatchObject({ episode: { position: 1 }, instant: "2096-10-09T08:00:00.000Z" });
  expect(slots.length + unplaced.length).toBe(20);
  expect([code, err]).toEqual([0, ""]);
});

test("the campaign that ships is a good file", async () => {
  expect((await sunny(["plan", CAMPAIGN])).code).toBe(0);
});

test("a wrong campaign file is named with line and field", async () => {
  const path = campaignOf((text) => text.replace("timeZone: Europe/London", "timeZone: Mars/Olympus"));
  expectRefusal(await sunny(["plan", path]), {
    code: 65,
    says: /campaign\.yaml:6:1: timeZone: is not a known time zone/,
  });
});

test("a campaign file without episodes is named with what is missing", async () => {
  const path = campaignOf((text) => text.slice(0, text.indexOf("episodes:")));
  expectRefusal(await sunny(["plan", path]), { code: 65, says: /campaign\.yaml:\d+:\d+: episodes: is missing/ });
});

test("a campaign file that does not exist is named", async () => {
  expectRefusal(await sunny(["plan", "nowhere.yaml"]), { code: 65, says: /^nowhere\.yaml: does not exist$/m });
});

test.each(["tomorrow", "2096-02-30", "2096-13-01", "9999-01-01", ""])("--from %j is refused", async (from) => {
  expectRefusal(await sunny(["plan", CAMPAIGN, "--from", from]), { code: 64, says: /^--from .*must be a/ });
});
