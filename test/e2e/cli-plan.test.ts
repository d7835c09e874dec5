import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const CAMPAIGN = projectPath("videos", "campaigns", "sunny-corner-2026.yaml");
const NINE = projectPath("videos", "campaigns", "nine-to-the-new-year.yaml");

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

test.each([CAMPAIGN, NINE])("the campaign %s that ships is a good file", async (path) => {
  expect((await sunny(["plan", path])).code).toBe(0);
});

test("--starred takes the nine episodes with a star, under the numbers that they have in the series", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--starred", "--from", "2096-10-08"]);
  expect(out).toMatch(/^ *2 {2}email-first +Tue 2096-10-16 09:00/m);
  expect(out).toMatch(/^18 {2}new-device-fresh-start /m);
  expect(out).toMatch(/of 9 episodes have a slot/);
});

test("--only takes the episodes that are named, in the order of the campaign", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--only", "meet-the-passkey,email-first", "--csv"]);
  expect(out.split("\r\n").map((line) => line.split(",").slice(0, 2).join())).toEqual([
    "position,episode",
    "2,email-first",
    "6,meet-the-passkey",
    "",
  ]);
});

test("--time-zone plans the same times on another clock, under its present name", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--time-zone", "US/Pacific"]);
  expect(out).toMatch(/^ *1 {2}three-random-words +Tue 2096-10-09 09:00 +2096-10-09T16:00Z$/m);
  expect(out).toMatch(/time in America\/Los_Angeles/);
});

test("--csv names every episode in lines that end as RFC 4180 says", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--csv"]);
  expect(out.endsWith("\r\n")).toBe(true);
  expect(out.trimEnd().split("\r\n")).toHaveLength(21);
});

test("--ics prints a calendar with one tentative event a slot", async () => {
  const { out } = await sunny(["plan", campaignOf(), "--ics"]);
  const calendar = new ICAL.Component(ICAL.parse(out));
  const events = calendar.getAllSubcomponents("vevent");
  const [first] = events;
  expect(events).toHaveLength(11);
  expect(String(first?.getFirstPropertyValue("dtstart"))).toBe("2096-10-09T08:00:00Z");
  expect(first?.getFirstPropertyValue("status")).toBe("TENTATIVE");
  expect(out.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test.each<[string[], RegExp]>([
  [["--only", "nobody"], /^--only nobody: no episode of this campaign is "nobody"\.$/m],
  [["--time-zone", "Mars/Olympus"], /^--time-zone Mars\/Olympus: is not a known time zone/m],
  [["--only", "email-first", "--starred"], /--only <slugs>.*cannot be used with.*--starred/],
  [["--json", "--csv"], /cannot be used with/],
  [["--csv", "--ics"], /cannot be used with/],
])("%j is refused", async (options, says) => {
  expectRefusal(await sunny(["plan", CAMPAIGN, ...options]), { code: 64, says });
});

test("a cron line that nobody can keep is named with line, field and reason", async () => {
  const path = campaignOf((text) =>
    text.replace(/cadence:\n.*\n.*\n/, 'cadence:\n  kind: cron\n  cron: "0 0 13 * 5"\n'),
  );
  expectRefusal(await sunny(["plan", path]), {
    code: 65,
    says: /campaign\.yaml:15:3: cadence\.cron: has a day of the month and a weekday/,
  });
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
