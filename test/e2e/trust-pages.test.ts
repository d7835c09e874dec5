import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "#core/clock.ts";
import { addSums } from "#counts/index.ts";
import { parseDisclosurePolicy } from "#disclosure/index.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { retractRelease } from "#releases/actions/index.ts";
import { platform } from "../flows/support/channels.ts";
import { claimedDelivery, deliverOnce } from "../flows/support/deliveries.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { openTrustSite, POLICY_TEMPLATE, type TrustSite } from "../flows/support/trust-site.ts";

let stage: Stage;
let site: TrustSite;
let arabic: TrustSite;
let browser: Browser;

const THANKS = `acknowledgements:
  - { name: Ida Sommer, thanksFor: A way to see captions early, on: 2026-11-02, url: "https://ida.example" }
  - { name: "نور", thanksFor: A form that could be sent twice, on: 2026-11-14 }`;
const policyOf = (text: string) => parseDisclosurePolicy(text, "policy.yaml", "https://sunny-corner.example");
const POLICY = POLICY_TEMPLATE.replace("acknowledgements: []", THANKS);

beforeAll(async () => {
  stage = await openStage();
  const settings = {
    contacts: ["mailto:security@sunny-corner.example"],
    expiresOn: undefined,
    encryption: [],
    languages: ["en"],
    hiring: undefined,
    bountyUrl: "https://bounty.example.org/sunny-corner",
  };
  site = await openTrustSite(stage, { settings, policy: policyOf(POLICY) });
  arabic = await openTrustSite(stage, { settings, policy: policyOf(POLICY.replace("locale: en", "locale: ar")) });
  await fillCampaign();
  browser = await chromium.launch({ executablePath: findBrowser(undefined), args: ["--no-sandbox", "--disable-gpu"] });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await arabic?.close();
  await stage?.close();
});

/** A campaign with one episode out and counted, and one taken down. */
async function fillCampaign() {
  const story = await claimedDelivery(stage);
  await deliverOnce(stage, story.id, platform().port);
  const { sha256 } = await stage.prisma.renderFile.findFirstOrThrow({
    where: { renderId: story.renderId, kind: "video" },
  });
  await addSums(stage.prisma, [{ sha256, day: dayOf(new Date()), views: 12_408, completions: 9120 }]);
  const { releaseId, reviewers } = story;
  const reason = "The source said sixteen letters; the video said twelve.";
  await retractRelease({ ctx: reviewers.accuracy.ctx, input: { releaseId, reason } });
}

const LOOKS = [
  ["on a wide screen by day", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["on a phone at dusk", { viewport: { width: 360, height: 780 }, colorScheme: "dark" }],
] as const;

describe.each(LOOKS)("%s", (_look, options) => {
  test.each([
    "/bounty",
    "/report",
    "/report/state?reference=SC-1",
    "/transparency",
    "/transparency?from=soon",
    "/accountability",
  ])("%s has no fault of access, asks nothing of others, and does not scroll sideways", async (path) =>
    expect(await faultsOn(site.origin + path, options)).toEqual([]),
  );

  test("the policy reads from right to left", async () => {
    expect(await faultsOn(`${arabic.origin}/bounty`, options)).toEqual([]);
  });
});

async function faultsOn(url: string, options: (typeof LOOKS)[number][1]): Promise<unknown[]> {
  const context = await browser.newContext({ ...options, javaScriptEnabled: true });
  try {
    const page = await context.newPage();
    const faults: unknown[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`asked ${request.url()}`);
    });
    await page.goto(url);
    const { violations } = await new AxeBuilder({ page }).analyze();
    faults.push(...violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) })));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) faults.push(`${overflow} pixels too wide`);
    expect(await context.cookies()).toEqual([]);
    return faults;
  } finally {
    await context.close();
  }
}

test("without script, a report goes from the printed address to its number, and a mistake on the way loses nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/bounty`);
    await page.getByRole("link", { name: "Write to us by form" }).click();
    await page.getByLabel("How can we see it too?").fill("Open the page twice");
    await page.getByRole("button", { name: "Send the report" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("What did you find?");
    expect(await page.getByLabel("How can we see it too?").inputValue()).toBe("Open the page twice");
    await page.getByLabel("What did you find?").fill("It shows twice");
    await page.getByRole("button", { name: "Send the report" }).click();
    await page.waitForURL(/\/report\/SC-/);
    const number = await page.locator(".reference").innerText();
    await page.goto(`${site.origin}/report`);
    await page.getByLabel("Number of your report").fill(number.toLowerCase());
    await page.getByRole("button", { name: "See how it stands" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Thank you. Your report is with us");
  } finally {
    await context.close();
  }
});
