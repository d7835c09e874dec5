import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "#core/clock.ts";
import { isSignedBy, type Signed } from "#core/signed.ts";
import { addSums } from "#counts/index.ts";
import { retractRelease } from "#releases/actions/index.ts";
import { findBreak, readAudit } from "./support/audit-chain.ts";
import { platform } from "./support/channels.ts";
import { claimedDelivery, deliverOnce } from "./support/deliveries.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { openForm, openTrustSite, sendForm, type TrustSite } from "./support/trust-site.ts";

let stage: Stage;
let site: TrustSite;
let slug = "";
beforeAll(async () => {
  stage = await openStage();
  site = await openTrustSite(stage);
  const story = await claimedDelivery(stage);
  slug = story.episode.slug;
  await deliverOnce(stage, story.id, platform().port);
  const { releaseId, reviewers, renderId } = story;
  await retractRelease({
    ctx: reviewers.accuracy.ctx,
    input: { releaseId, reason: "=HYPERLINK(1) <b>advice changed</b>" },
  });
  const { sha256 } = await stage.prisma.renderFile.findFirstOrThrow({ where: { renderId, kind: "video" } });
  await addSums(stage.prisma, [{ sha256, day: dayOf(new Date()), views: 1203, completions: 870 }]);
  const sent = { summary: "A weakness", steps: "Look" };
  expect((await sendForm(site, { ...(await openForm(site)), ...sent })).status).toBe(303);
});
afterAll(async () => {
  await site.close();
  await stage.close();
});

type Sent = Signed<{ type: string; checkpoint: { seq: number; hash: string } }>;
const json = async (query = "") => (await site.get(`/transparency.json${query}`)).json() as Promise<Sent>;

test("page, JSON and CSV tell the same of what really happened", async () => {
  const report = await json();
  expect(report).toMatchObject({
    released: [{ slug, languages: ["en"], isAgain: false }],
    approvals: { accuracy: 1, brand: 1, videos: 1 },
    retractions: [{ slug, reason: "=HYPERLINK(1) <b>advice changed</b>", replacedBy: null }],
    reports: { received: 1, byForm: 1, answered: 0 },
    counts: { views: 1203, completions: 870, episodes: [{ slug, views: 1203 }] },
  });
  const page = await (await site.get("/transparency")).text();
  for (const text of ["1,203", "870", report.checkpoint.hash, "=HYPERLINK(1) &lt;b&gt;advice changed&lt;/b&gt;"]) {
    expect(page).toContain(text);
  }
  const csv = await site.get("/transparency.csv");
  expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="transparency-[\d-]+\.csv"$/);
  const lines = (await csv.text()).split("\r\n");
  expect(lines[0]).toBe("section,item,value,at,note");
  expect(lines).toContain("counts,views,1203,,");
  expect(lines.find((line) => line.startsWith(`retracted,${slug},`))).toMatch(/,'=HYPERLINK\(1\) <b>/);
});

test("the checkpoint is the newest entry of a chain that holds, and the JSON is signed as a whole", async () => {
  const report = await json();
  const entries = await readAudit(stage.prisma);
  const head = entries.at(-1);
  expect(findBreak(entries)).toBeNull();
  expect(report.checkpoint).toMatchObject({ seq: Number(head?.seq), hash: head?.hash });
  expect(report.type).toBe("sunny-corner/transparency/1");
  expect(isSignedBy(site.trust.signer.key, report)).toBe(true);
  expect(isSignedBy(site.trust.signer.key, { ...report, retractions: [] })).toBe(false);
});

test("a period in which nothing happened is empty, and its links keep it", async () => {
  const query = "?from=2025-01-01&until=2025-01-31";
  expect(await json(query)).toMatchObject({ released: [], retractions: [], counts: { views: 0, episodes: [] } });
  const page = await (await site.get(`/transparency${query}`)).text();
  expect(page).toContain("Nothing came out in this period.");
  expect(page).toContain("/transparency.csv?from=2025-01-01&amp;until=2025-01-31");
});

describe("days that cannot be read", () => {
  test.each([
    ["?from=yesterday", "from must be a calendar date"],
    ["?from=2026-02-30", "from must be a calendar date"],
    ["?from=2026-12-01&until=2026-11-01", "until is before the first day"],
    ["?from=2026-12-01&from=2026-11-01", "from must be a calendar date"],
    ["?until=9999-01-01", "until must be a date from 1970 to 2099"],
  ])("%s is answered in place, and by a problem for programs", async (query, says) => {
    const page = await site.get(`/transparency${query}`);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(says);
    const problem = await site.get(`/transparency.json${query}`);
    expect([problem.status, await problem.json()]).toMatchObject([400, { type: "/problems/invalid-query" }]);
  });

  test("an empty field is none", async () => expect((await site.get("/transparency?from=&until=")).status).toBe(200));
});
