import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerReport, closeReport, readReport } from "#disclosure/actions/index.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { openForm, openTrustSite, sendForm, type TrustSite } from "./support/trust-site.ts";

let stage: Stage;
let site: TrustSite;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  site = await openTrustSite(stage);
});
afterEach(() => site.close());

const FOUND = {
  summary: "The gallery shows a video before its time",
  steps: "1. Open /watch/three-random-words\n2. See it play",
  contact: "mallory@example.org",
};
const as = (job: string) => stage.as(job);
const count = () => stage.prisma.report.count();
const referenceOf = (response: Response) => response.headers.get("location")?.replace("/report/", "") ?? "";

test("a report is taken, sealed, and leads to a page that says so without saying what it was", async () => {
  const sent = await sendForm(site, { ...(await openForm(site)), ...FOUND });
  expect(sent.status).toBe(303);
  const reference = referenceOf(sent);
  expect(reference).toMatch(/^SC-([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);

  const page = await site.get(`/report/${reference}`);
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const text = await page.text();
  expect(text).toContain(reference);
  expect(text).toContain("Thank you. Your report is with us");
  for (const words of Object.values(FOUND)) expect(text).not.toContain(words);

  const row = JSON.stringify(await stage.prisma.report.findUniqueOrThrow({ where: { reference } }));
  for (const words of ["gallery shows", "three-random-words", "mallory", "127.0.0.1"]) expect(row).not.toContain(words);
  const read = await readReport({ ctx: as("reports"), input: { reference } }, site.trust.sealer);
  expect(read.words).toEqual({ ...FOUND, place: "", impact: "", thanks: "" });
  expect(read).toMatchObject({ state: "received", way: "form", answer: null });
});

test("whoever kept the number sees the answer; a number that is mistyped a little is found all the same", async () => {
  const reference = referenceOf(await sendForm(site, { ...(await openForm(site)), ...FOUND }));
  await answerReport(
    { ctx: as("reports"), input: { reference, answer: "Mended on Tuesday. <b>Thank you</b>" } },
    site.trust.sealer,
  );
  const answered = await (await site.get(`/report/${reference}`)).text();
  expect(answered).toContain("Your report has an answer");
  expect(answered).toContain("Mended on Tuesday. &lt;b&gt;Thank you&lt;/b&gt;");

  const mistyped = reference.toLowerCase().replaceAll("0", "o").replaceAll("-", " ");
  const looked = await site.get(`/report/state?reference=${encodeURIComponent(mistyped)}`);
  expect([looked.status, looked.headers.get("location")]).toEqual([303, `/report/${reference}`]);

  await closeReport({ ctx: as("reports"), input: { reference, outcome: "mended" } });
  expect(await (await site.get(`/report/${reference}`)).text()).toContain("Your report is closed");
  await expect(
    answerReport({ ctx: as("reports"), input: { reference, answer: "Again" } }, site.trust.sealer),
  ).rejects.toMatchObject({ code: "WRONG_STATE" });
});

test("a number that nobody has is answered in place, with what was typed", async () => {
  for (const typed of ["SC-AAAAA-AAAAA-AAAAA-AAAAA", "hello", "' OR 1=1--", ""]) {
    const page = await site.get(`/report/state?reference=${encodeURIComponent(typed)}`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("We know no report under this number");
  }
  expect((await site.get("/report/SC-AAAAA-AAAAA-AAAAA-AAAAA")).status).toBe(404);
});

test("pressing twice counts once; other words in the same form are another report", async () => {
  const form = { ...(await openForm(site)), ...FOUND };
  const before = await count();
  const [one, two] = await Promise.all([sendForm(site, form), sendForm(site, form)]);
  expect(referenceOf(two)).toBe(referenceOf(one));
  expect(await count()).toBe(before + 1);
  const other = await sendForm(site, { ...form, summary: "Another one" });
  expect(referenceOf(other)).not.toBe(referenceOf(one));
  expect(await count()).toBe(before + 2);
});

describe("a form that is wrong is answered in place, with what was typed, and nothing is kept", () => {
  let before = 0;
  beforeEach(async () => {
    before = await count();
  });
  afterEach(async () => expect(await count()).toBe(before));

  test.each([
    ["no summary", { summary: "" }, "is empty"],
    ["a summary of spaces", { summary: "  \t " }, "is empty"],
    ["a summary that is too long", { summary: "x".repeat(201) }, "is longer than 200 characters"],
    ["steps that are too long", { steps: "x".repeat(10_001) }, "is longer than 10000 characters"],
    ["a line break in the contact", { contact: "me@example.org\r\nBcc: all@example.org" }, "must be one line"],
    ["a NUL", { impact: "a\0b" }, "has a character that is no text"],
  ])("%s", async (_what, change, says) => {
    const sent = await sendForm(site, { ...(await openForm(site)), ...FOUND, ...change });
    const page = await sent.text();
    expect(sent.status).toBe(422);
    expect(page).toContain(says);
    const kept = { ...FOUND, ...change };
    expect(page).toContain("steps" in change ? kept.summary : "2. See it play");
    expect(sent.headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    ["a field too many", { state: "closed" }],
    ["a field named constructor", { constructor: "x" }],
    ["the field that no person sees", { website: "https://spam.example" }],
    ["a pass that is not ours", { pass: "m4x0000.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["no pass", { pass: "" }],
  ])("%s", async (_what, change) => {
    const form = Object.entries({ ...(await openForm(site)), ...FOUND }).filter(([name]) => !(name in change));
    const body = new URLSearchParams([...form, ...Object.entries(change)]);
    const sent = await site.get("/report", { method: "POST", body, headers: { "Sec-Fetch-Site": "same-origin" } });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain("Nothing is lost: send it once more.");
  });

  test("a field that comes twice", async () => {
    const body = new URLSearchParams({ ...(await openForm(site)), ...FOUND });
    body.append("summary", "Another");
    const sent = await site.get("/report", { method: "POST", body, headers: { "Sec-Fetch-Site": "same-origin" } });
    expect(sent.status).toBe(422);
  });

  test("a megabyte", async () => {
    const sent = await sendForm(site, { ...(await openForm(site)), ...FOUND, steps: "x".repeat(1_000_000) });
    expect(sent.status).toBe(413);
    expect(await sent.text()).toContain("larger than a report can be");
  });

  test("a hundred fields", async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, "x"]));
    expect((await sendForm(site, { ...(await openForm(site)), ...FOUND, ...many })).status).toBe(413);
  });

  test.each([
    ["another site", { "Sec-Fetch-Site": "cross-site" }],
    ["a sibling of this site", { "Sec-Fetch-Site": "same-site" }],
  ])("sent from %s, it is not taken, and nothing of it is shown", async (_what, headers) => {
    const sent = await sendForm(site, { ...(await openForm(site)), ...FOUND }, headers);
    expect(sent.status).toBe(403);
    expect(await sent.text()).not.toContain("See it play");
  });

  test.each(["https://evil.example", "null"])(
    "an old browser that says it stands on %s is not believed",
    async (origin) => {
      const body = new URLSearchParams({ ...(await openForm(site)), ...FOUND });
      expect((await site.get("/report", { method: "POST", body, headers: { Origin: origin } })).status).toBe(403);
    },
  );

  test.each(["text/plain", "application/json", "multipart/form-data; boundary=x"])("%s is not a form", async (type) => {
    const headers = { "Sec-Fetch-Site": "same-origin", "Content-Type": type };
    const sent = await site.get("/report", { method: "POST", body: "summary=x", headers });
    expect([sent.status, await sent.json()]).toMatchObject([415, { type: "/problems/unsupported-media-type" }]);
  });

  test("every other way to change something stays closed", async () => {
    for (const path of ["/", "/bounty", "/report/state", "/transparency", "/media/x"]) {
      expect((await site.get(path, { method: "POST", body: "x" })).status).toBe(405);
    }
    expect((await site.get("/report", { method: "DELETE" })).status).toBe(405);
  });
});

test("one network can send five reports an hour; the sixth keeps what was typed", async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await sendForm(site, { ...(await openForm(site)), ...FOUND, summary: `Number ${n}` })).status).toBe(303);
  }
  const before = await count();
  const sixth = await sendForm(site, { ...(await openForm(site)), ...FOUND, summary: "Number six" });
  expect(sixth.status).toBe(429);
  expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await sixth.text()).toContain("Number six");
  expect(await count()).toBe(before);
});

test("markup in every field comes back as text, and no word of a report is in any log", async () => {
  const hostile = '"><script>alert(1)</script>';
  const fields = { place: hostile, steps: `${hostile}</textarea>`, impact: hostile, contact: hostile, thanks: hostile };
  const refused = await (await sendForm(site, { ...(await openForm(site)), ...fields, summary: "" })).text();
  expect(refused).not.toContain("<script>");
  expect(refused.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(5);

  const secret = "xyzzy-plugh";
  const taken = await sendForm(site, { ...(await openForm(site)), summary: secret, steps: secret, contact: secret });
  const reference = referenceOf(taken);
  await site.get(`/report/${reference}`);
  await site.get(`/report/state?reference=${reference}`);
  const told = site.logged() + JSON.stringify(stage.said);
  expect(told).toContain('"url":"/report"');
  expect(told).toContain("/report/[hidden]");
  expect(told).not.toContain("127.0.0.1");
  expect(told).not.toContain(secret);
  expect(told).not.toContain(reference);
  expect(
    JSON.stringify(await stage.prisma.auditEntry.findMany(), (_, value) => (typeof value === "bigint" ? 0 : value)),
  ).not.toContain(secret);
});
