import ICAL from "ical.js";
import { expect, test } from "vitest";
import { publicCalendar } from "#gallery/index.ts";
import type { PublicDate } from "#gallery/published.ts";
import { publicCampaignWith, site } from "./sample-campaign.ts";

const DATE: PublicDate = {
  uid: "sunny-december.three-random-words.europe-berlin",
  version: 3,
  at: new Date("2026-12-08T08:00:00Z"),
  changedAt: new Date("2026-11-27T10:00:00Z"),
  episode: "three-random-words",
  title: "Three random words",
  standing: "confirmed",
};

function eventsOf(dates: PublicDate[]) {
  const text = publicCalendar(site, [publicCampaignWith({ dates })], "A safer year");
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("a calendar of other people reads when an episode comes out, and where", () => {
  const [event] = eventsOf([DATE]);
  expect(event?.summary).toBe("Three random words");
  expect(event?.startDate.toJSDate()).toEqual(DATE.at);
  expect(event?.component.getFirstPropertyValue("url")).toBe("https://sunny-corner.example/watch/three-random-words");
});

test("an entry that moves keeps its UID, and its SEQUENCE grows", () => {
  const [before] = eventsOf([DATE]);
  const [after] = eventsOf([{ ...DATE, version: 4, at: new Date("2026-12-09T08:00:00Z") }]);
  expect(after?.uid).toBe(before?.uid);
  expect(after?.uid).toContain("@sunny-corner.example");
  expect([before?.sequence, after?.sequence]).toEqual([3, 4]);
});

test.each([
  ["tentative", "TENTATIVE"],
  ["confirmed", "CONFIRMED"],
  ["cancelled", "CANCELLED"],
] as const)("an entry that is %s says so as STATUS:%s", (standing, status) => {
  const [event] = eventsOf([{ ...DATE, standing }]);
  expect(event?.component.getFirstPropertyValue("status")).toBe(status);
});

test("the calendar is the same text whenever it is asked for", () => {
  const write = () => publicCalendar(site, [publicCampaignWith({ dates: [DATE] })], "A safer year");
  expect(write()).toBe(write());
});
