import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ROUTES } from "#api/routes/index.ts";
import { type Accounts, expectProblem, serveAccounts } from "../support/accounts.ts";
import { openPlanner } from "../support/planner.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Accounts;
let at: Awaited<ReturnType<typeof openPlanner>>;
beforeAll(async () => {
  stage = await openStage();
  at = await openPlanner(stage);
  api = await serveAccounts(stage);
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await at.close();
  await stage.close();
});
afterEach(() => expect(api.failures).toEqual([]));

const path = () => `/api/v1/campaigns/${at.story.campaign.id}/calendar`;
const withPassword = (password: string) => ({ Authorization: `Basic ${btoa(`anyone:${password}`)}` });
const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
const tokenFor = async (...scopes: string[]): Promise<string> => {
  const { browser } = await api.signedIn("scheduler");
  const { json } = await browser.ask("POST", "/api/v1/tokens", { name: "calendar", scopes, days: 30 });
  return json.token;
};

test("a calendar program that sends a token as its password reads the whole plan, announced or not", async () => {
  const slot = await at.place();
  const { status, headers, text } = await api.ask("GET", path(), {
    headers: withPassword(await tokenFor("schedule:read")),
  });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(headers.get("cache-control")).toContain("no-store");
  const event = eventsIn(text).find((one) => one.getFirstPropertyValue("uid") === `${slot.id}@sunny-corner`);
  const { nominalAt, version } = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
  expect(String(event?.getFirstPropertyValue("dtstart"))).toBe(nominalAt.toISOString().replace(".000Z", "Z"));
  expect(event?.getFirstPropertyValue("sequence")).toBe(version);
  expect(event?.getFirstPropertyValue("status")).toBe("TENTATIVE");
});

test("a slot that moves keeps its event and counts the change; one that is skipped or taken out is cancelled in it", async () => {
  const [moved, skipped, gone] = [await at.place(), await at.place(), await at.place()];
  const { browser } = await api.signedIn("scheduler");
  const read = async () => {
    const events = eventsIn((await browser.ask("GET", path())).text);
    return (id: string, name: string) =>
      events.find((one) => one.getFirstPropertyValue("uid") === `${id}@sunny-corner`)?.getFirstPropertyValue(name);
  };
  const before = await read();
  const reason = "not on that day";
  const move = { body: { wallTime: at.freeTime(), reason }, version: moved.version };
  expect((await at.ask("PATCH", `/slots/${moved.id}`, move)).status).toBe(200);
  for (const [slot, way] of [
    [skipped, "skip"],
    [gone, "cancel"],
  ] as const) {
    const { status } = await at.ask("POST", `/slots/${slot.id}/${way}`, { body: { reason }, version: slot.version });
    expect(status).toBe(200);
  }
  const after = await read();
  expect(Number(after(moved.id, "sequence"))).toBeGreaterThan(Number(before(moved.id, "sequence")));
  expect(String(after(moved.id, "dtstart"))).not.toBe(String(before(moved.id, "dtstart")));
  expect(before(gone.id, "status")).toBe("TENTATIVE");
  for (const { id } of [skipped, gone]) expect(after(id, "status")).toBe("CANCELLED");
});

test("whoever sends no token is asked for a password, and a wrong one or one without the right is refused", async () => {
  const nobody = await api.ask("GET", path());
  expectProblem(nobody, 401, "unauthenticated");
  expect(nobody.headers.get("www-authenticate")).toBe('Basic realm="Sunny Corner"');
  for (const headers of [withPassword("psa_wrong"), { Authorization: "Basic ???" }, { Authorization: "Basic YW55" }])
    expectProblem(await api.ask("GET", path(), { headers }), 401, "unauthenticated");
  const other = await tokenFor("person:list");
  expectProblem(await api.ask("GET", path(), { headers: withPassword(other) }), 403, "not-allowed");
  const missing = path().replace(at.story.campaign.id, randomUUID());
  const token = await tokenFor("schedule:read");
  expectProblem(await api.ask("GET", missing, { headers: withPassword(token) }), 404, "not-found");
});

test("a password does for the calendar only: nothing else is read or changed with it", async () => {
  expect(ROUTES.filter(({ takesPassword }) => takesPassword).map(({ method }) => method)).toEqual(["get"]);
  const headers = withPassword(await tokenFor("schedule:read", "slot:move"));
  const slot = await at.place();
  expectProblem(await api.ask("GET", `/api/v1/slots/${slot.id}`, { headers }), 401, "unauthenticated");
  const body = { reason: "no" };
  const skip = await api.ask("POST", `/api/v1/slots/${slot.id}/skip`, { headers, body });
  expectProblem(skip, 401, "unauthenticated");
});
