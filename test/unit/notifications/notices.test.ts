import { expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import { type Notice, noticesFrom, type States } from "#notifications/index.ts";

const NOW = new Date("2026-11-27T09:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);
const person = (id: string, ...roles: Role[]) => ({ id, roles, locales: [] as string[] });
const PEOPLE = [
  person("ann", "producer"),
  person("acc", "accuracy_reviewer"),
  person("bra", "brand_reviewer"),
  person("sch", "scheduler"),
  person("adm", "admin"),
  person("both", "producer", "accuracy_reviewer"),
  { ...person("deu", "translator"), locales: ["de"] },
  { ...person("jap", "translator"), locales: ["ja"] },
];
const NOTHING: States = {
  people: PEOPLE,
  renders: [],
  risks: [],
  waiting: [],
  tasks: [],
  holds: [],
  consents: [],
  sources: [],
  securityTxtExpiresAt: null,
};
const news = (states: Partial<States>, now = NOW) => noticesFrom({ ...NOTHING, ...states }, now);
const told = (notices: Notice[]) => notices.map(({ kind, personIds }) => [kind, [...personIds].sort()]);

const RENDER = {
  id: "render",
  state: "qc_passed",
  failure: null,
  attempt: 1,
  title: "Three random words (en, vertical)",
  locale: "en",
  authorIds: ["ann", "both"],
  review: null,
  missing: ["accuracy", "brand"],
};
const REVIEW = { id: "review", decidedAt: NOW };
const TASK = { id: "task", reason: "why", title: "Three random words" };

test("where nothing happened, nobody is told anything", () => {
  expect(news({})).toEqual([]);
});

test("a finished video is for the reviewers of each kind, but not for who wrote it", () => {
  expect(told(news({ renders: [RENDER] }))).toEqual([
    ["review_asked", ["acc"]],
    ["review_asked", ["bra"]],
  ]);
  const half = { ...RENDER, review: { ...REVIEW, state: "open", decidedAt: null }, missing: ["brand"] };
  expect(told(news({ renders: [half] }))).toEqual([["review_asked", ["bra"]]]);
});

test("a translation is for the translators of its language too, but not for who wrote it", () => {
  const german = { ...RENDER, locale: "de", missing: ["language"] };
  expect(told(news({ renders: [german] }))).toEqual([["review_asked", ["deu"]]]);
  expect(told(news({ renders: [{ ...german, authorIds: ["deu"] }] }))).toEqual([["review_asked", []]]);
});

test("a decision is for the authors, an approval for who plans too", () => {
  const decided = (state: string) => news({ renders: [{ ...RENDER, review: { ...REVIEW, state } }] });
  expect(told(decided("changes_requested"))).toEqual([["changes_requested", ["ann", "both"]]]);
  expect(told(decided("approved"))).toEqual([["approved", ["ann", "both", "sch"]]]);
  expect(decided("void").map(({ kind }) => kind)).toEqual(["review_asked", "review_asked"]);
});

test("what failed is for the authors, again when it fails again", () => {
  const failed = (attempt: number) => news({ renders: [{ ...RENDER, state: "failed", failure: "browser", attempt }] });
  expect(told(failed(1))).toEqual([["failed", ["ann", "both"]]]);
  expect(failed(1)[0]?.key).not.toBe(failed(2)[0]?.key);
});

test("a slot at risk is for the authors and who plans, again when it is moved", () => {
  const risk = { slotId: "slot", title: "Words", timeZone: "UTC", reason: "not rendered", authorIds: ["ann"] };
  const at = (wallTime: string) => news({ risks: [{ ...risk, wallTime }] });
  expect(told(at("2026-11-28T09:00"))).toEqual([["slot_at_risk", ["ann", "sch"]]]);
  expect(at("2026-11-28T09:00")[0]?.key).not.toBe(at("2026-11-28T10:00")[0]?.key);
});

test("a slot that is held when its time came is told with the reason, to its authors and who plans", () => {
  const slot = { slotId: "slot", title: "Words", wallTime: "2026-11-27T09:00", timeZone: "UTC", authorIds: ["ann"] };
  const [notice, ...more] = news({ waiting: [{ ...slot, reason: "it is not approved" }] });
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ kind: "held", entityId: "slot", personIds: ["ann", "sch"] });
  expect(notice?.text).toBe("Words should have gone out at 2026-11-27 09:00 UTC and waits: it is not approved");
});

test.each([
  ["missed", "missed", ["sch"]],
  ["deliver", "failed", ["sch"]],
  ["confirm", "failed", ["sch"]],
  ["reconnect", "reconnect", ["adm", "sch"]],
  ["take_down", "take_down", ["acc", "adm", "both", "sch"]],
  ["retract", "take_down", ["acc", "adm", "both"]],
])("a task to %s is told as %s, to who may do it", (kind, as, who) => {
  expect(told(news({ tasks: [{ ...TASK, kind }] }))).toEqual([[as, who]]);
});

test("a hold is for who plans and who owns it; for accuracy also for who answers for that", () => {
  const hold = { id: "hold", reason: "withdrawn", isAccuracy: false, ownerId: "adm" };
  expect(told(news({ holds: [hold] }))).toEqual([["held", ["adm", "sch"]]]);
  expect(told(news({ holds: [{ ...hold, isAccuracy: true, ownerId: null }] }))).toEqual([
    ["held", ["acc", "both", "sch"]],
  ]);
});

test("what expires is told thirty days before and seven days before, not earlier and not between", () => {
  const keyIn = (days: number) => news({ securityTxtExpiresAt: inDays(days) }).map(({ key }) => key.split(":").at(-1));
  expect([31, 30, 8, 7, 1, -1].map(keyIn)).toEqual([[], ["30"], ["30"], ["7"], ["7"], ["7"]]);
  const source = { id: "nist", title: "Passwords", nextCheckOn: inDays(3) };
  const consent = { id: "consent", presenter: "Ben", expiresAt: inDays(20) };
  expect(told(news({ sources: [source], consents: [consent], securityTxtExpiresAt: inDays(5) }))).toEqual([
    ["expiring", ["ann", "both", "sch"]],
    ["expiring", ["acc", "both"]],
    ["expiring", ["adm"]],
  ]);
});
