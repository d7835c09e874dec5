import { expect, test } from "vitest";
import { REPORT_LIMITS, type ReportField } from "#disclosure/index.ts";
import { accountabilityPage, bountyPage, reportPage, reportStatePage, transparencyPage } from "#gallery/pages/index.ts";
import { elementsOf, linksOf, textOf } from "./reading.ts";
import { site } from "./sample-campaign.ts";
import { reportOf } from "./sample-transparency.ts";

const HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea></title><!--", "&lt;b&gt;"];
const PATHS = {
  bounty: "/bounty",
  report: "/report",
  state: "/report/state",
  securityTxt: "/.well-known/security.txt",
  transparency: "/transparency",
  accountability: "/accountability",
};
const FIELDS = Object.keys(REPORT_LIMITS) as ReportField[];
const AT = new Date("2026-11-27T09:30:00Z");

function everyPage(text = "Plain") {
  const policy = {
    locale: "en",
    title: text,
    lead: text,
    inScope: [text],
    outOfScope: [text],
    rules: [text],
    safeHarbour: [text],
    howToReport: [text],
    expect: [{ within: text, what: text }],
    rewards: [text],
    acknowledgements: [{ name: text, thanksFor: text, on: "2026-11-02", url: "https://ida.example" }],
    updatedOn: "2026-11-27",
  };
  const typed = Object.fromEntries(FIELDS.map((field) => [field, text]));
  const faults = FIELDS.map((field) => ({ field, message: text }));
  const standing = { reference: text, state: "answered", receivedAt: AT, answeredAt: AT, closedAt: null } as const;
  const asked = { from: text, until: text };
  const files = { json: "/transparency.json", csv: "/transparency.csv" };
  const shown = { locale: "en", direction: "ltr", path: "/transparency", presets: [], files } as const;
  return {
    bounty: bountyPage({ site, policy, direction: "ltr", contacts: [], bountyUrl: undefined, paths: PATHS }),
    report: reportPage({ site, paths: PATHS, pass: "p", limits: REPORT_LIMITS, typed, faults, unknownReference: text }),
    state: reportStatePage({ site, report: { ...standing, answer: text }, keptDays: 90, bountyPath: "/bounty" }),
    transparency: transparencyPage({ site, report: reportOf(text), asked, fault: text, ...shown }),
    accountability: accountabilityPage({ site, paths: PATHS }),
  };
}

test.each(HOSTILE)("%s in any field of any page is shown as text and is never markup", (text) => {
  const [hostile, plain] = [everyPage(text), everyPage()];
  for (const name of ["bounty", "report", "state", "transparency"] as const) {
    expect(textOf(hostile[name]) + JSON.stringify(elementsOf(hostile[name], "input"))).toContain(text.slice(0, 8));
    expect(hostile[name]).not.toMatch(/<script|<img/);
    expect(namesOf(hostile[name])).toEqual(namesOf(plain[name]));
  }
});

const namesOf = (html: string) => [...html.matchAll(/<(\/?[a-z!][a-z0-9-]*)/gi)].map(([, name]) => name);

test("no page needs a script, an inline style or another site", () => {
  for (const page of Object.values(everyPage())) {
    expect(page).not.toMatch(/<script|<style|<iframe|<img| style=| on[a-z]+=/i);
    for (const { action } of elementsOf(page, "form")) expect(action).toMatch(/^\/[a-z]/);
    const styled = elementsOf(page, "link").filter(({ rel }) => rel === "stylesheet");
    for (const { href } of styled) expect(href).toMatch(/^\/assets\//);
  }
});

test("every page has one main heading and a way past the header; every name it refers to is there", () => {
  for (const page of Object.values(everyPage())) {
    expect(elementsOf(page, "h1")).toHaveLength(1);
    expect(linksOf(page)[0]).toBe("#content");
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/ (?:aria-labelledby|aria-describedby|for)="([^"]+)"/g)];
    expect(ids).toEqual(expect.arrayContaining(named.flatMap(([, id = ""]) => id.split(" "))));
  }
});

test("every field of the form has its label, its limit, and what is wrong with it", () => {
  const page = everyPage("Too long").report;
  for (const field of FIELDS) {
    const input = [...elementsOf(page, "input"), ...elementsOf(page, "textarea")].find(({ name }) => name === field);
    expect(input).toMatchObject({
      maxlength: String(REPORT_LIMITS[field]),
      "aria-invalid": "true",
      "aria-describedby": `${field}-hint ${field}-fault`,
    });
    expect(linksOf(page)).toContain(`#${field}`);
  }
});

test("what whoever has a number sees cannot be found by search engines", () => {
  const { state, bounty } = everyPage();
  const robots = { name: "robots", content: "noindex" };
  expect(elementsOf(state, "meta")).toContainEqual(robots);
  expect(elementsOf(bounty, "meta")).not.toContainEqual(robots);
});
