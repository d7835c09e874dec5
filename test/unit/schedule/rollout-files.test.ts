import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { planRollout, type RolloutCampaign, rolloutCalendar, rolloutCsv } from "#schedule/index.ts";

const NOW = new Date("2026-11-01T12:00:00Z");
const about = { slug: "nine", title: "Nine; to the, new year" };

const campaign: RolloutCampaign = {
  timeZone: "Europe/London",
  startsOn: "2027-03-28",
  endsOn: "2027-04-05",
  cadence: { weekdays: ["sun"], at: "01:30" },
  blackouts: [],
  audiences: [
    { name: "london", timeZone: "Europe/London", locale: "en" },
    { name: "vancouver", timeZone: "America/Vancouver" },
  ],
  episodes: [
    { slug: "a", title: '=HYPERLINK("http://x"),1' },
    { slug: "b", title: "Zwölf Wörter: sehr lange Titel werden im Kalender über mehrere Zeilen gefaltet, ganz sicher" },
    { slug: "c", title: "-1" },
  ],
};
const rollout = planRollout({ campaign, now: NOW });

describe("the calendar of a rollout", () => {
  const read = () => {
    const calendar = new ICAL.Component(ICAL.parse(rolloutCalendar(about, rollout, NOW)));
    return calendar.getAllSubcomponents("vevent").map((event) => ({
      uid: event.getFirstPropertyValue("uid"),
      start: String(event.getFirstPropertyValue("dtstart")),
      status: event.getFirstPropertyValue("status"),
      summary: event.getFirstPropertyValue("summary"),
      description: event.getFirstPropertyValue("description"),
    }));
  };

  test("has one tentative event a slot, at its instant in UTC", () => {
    expect(read().map(({ uid, start, status }) => `${uid} ${start} ${status}`)).toEqual([
      "nine.a.london@sunny-corner 2027-03-28T01:30:00Z TENTATIVE",
      "nine.a.vancouver@sunny-corner 2027-03-28T08:30:00Z TENTATIVE",
      "nine.b.london@sunny-corner 2027-04-04T00:30:00Z TENTATIVE",
      "nine.b.vancouver@sunny-corner 2027-04-04T08:30:00Z TENTATIVE",
    ]);
  });

  test("says what it is, whatever the letters, and what is special about its time", () => {
    const [first, , third] = read();
    expect(first?.summary).toBe('=HYPERLINK("http://x"),1 (london)');
    expect(first?.description).toBe(
      "Sun 2027-03-28 01:30 Europe/London\nthe clocks jump over this time, so it goes out at Sun 2027-03-28 02:30",
    );
    expect(third?.summary).toBe(
      "Zwölf Wörter: sehr lange Titel werden im Kalender über mehrere Zeilen gefaltet, ganz sicher (london)",
    );
  });

  test("keeps the UID of an episode when it moves", () => {
    const later = planRollout({ campaign, from: "2027-04-01", now: NOW });
    const uids = (text: string) => text.match(/^UID:.*$/gm)?.map((line) => line.trim());
    expect(uids(rolloutCalendar(about, later, NOW))).toEqual(
      uids(rolloutCalendar(about, rollout, NOW))?.filter((uid) => uid.startsWith("UID:nine.a.")),
    );
  });
});

describe("the table of a rollout for spreadsheets", () => {
  const [head, ...lines] = rolloutCsv(rollout).split("\r\n");

  test("has a line for each slot and each episode without", () => {
    expect(head).toBe("position,episode,title,audience,locale,local time,time zone,UTC,status,notes");
    expect(lines).toHaveLength(5);
    expect(lines[2]).toBe(
      '2,b,"Zwölf Wörter: sehr lange Titel werden im Kalender über mehrere Zeilen gefaltet, ganz sicher",london,en,2027-04-04 01:30,Europe/London,2027-04-04T00:30:00Z,planned,',
    );
  });

  test("runs nothing: what begins like a formula is text, and quotes and commas stay in their cell", () => {
    expect(lines[0]).toMatch(/^1,a,"'=HYPERLINK\(""http:\/\/x""\),1",london,/);
    expect(lines[4]).toMatch(/^3,c,'-1,,,,,,no slot: after_end,/);
    for (const sign of ["=", "+", "-", "@", "\t", "\r"]) {
      const evil = { ...campaign, episodes: [{ slug: "a", title: `${sign}1` }] };
      expect(rolloutCsv(planRollout({ campaign: evil, now: NOW }))).toContain(`'${sign}1`);
    }
  });

  test("says what is held", () => {
    const blackouts = [
      { from: "2027-03-28T00:00", until: "2027-03-29T00:00", reason: "Easter", policy: "hold" as const },
    ];
    expect(rolloutCsv(planRollout({ campaign: { ...campaign, blackouts }, now: NOW })).split("\r\n")[1]).toMatch(
      /,held,"held, a person decides: Easter; /,
    );
  });
});
