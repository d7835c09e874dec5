import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DAY, MINUTE } from "#core/clock.ts";
import { ago, fromNow } from "../fixtures.ts";
import { dayOf, placeLater, storyOn } from "../flows/support/sources.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const PAGES = [
  "/people",
  "/people/presenters",
  "/people/sources",
  "/people/tokens",
  "/people/audit",
  "/people/settings",
];

let stage: Stage;
let app: WebApp;
let api: WebApp["api"];
let openAs: WebApp["openAs"];
let sourceId: string;
let slotId: string;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  ({ api, openAs } = app);
  const story = await storyOn(stage);
  ({ sourceId } = story);
  slotId = (await placeLater(stage, story)).id;
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).last().click();
const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `people-${name}.png`) });

describe("people", () => {
  test("an administrator adds a person and hands them a link, with which they come in", async () => {
    const { page, complaints, close } = await openAs(["admin"], "/people");
    await page.getByRole("button", { name: "Add a person" }).click();
    const adding = page.getByRole("dialog", { name: "Add a person" });
    await adding.getByLabel("Name").fill("Nina Newcomer");
    await adding.getByLabel("E-mail address").fill("nina@example.org");
    await adding.getByLabel("Producer").check();
    await picture(page, "add");
    await adding.getByRole("button", { name: "Add a person" }).click();
    const dialog = page.getByRole("dialog", { name: "Nina Newcomer" });
    await dialog.getByRole("button", { name: "Make a link" }).click();
    const link = (await dialog.getByRole("status").locator("code").textContent()) ?? "";
    await picture(page, "link");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByText(link).count()).toBe(0);

    const { page: hers } = await app.chromium.at(link);
    await hers.getByText("Signed in as Nina Newcomer").waitFor();
    await hers.close();
    expect(complaints).toEqual([]);
    await close();
  });

  test("a change of roles waits for a sign-in of the last five minutes, and is done then", async () => {
    const { id } = await api.person("producer");
    await stage.prisma.person.update({ where: { id }, data: { name: "Rolf Roles" } });
    const { page, id: adminId, close } = await openAs(["admin"], "/people");
    await stage.prisma.session.updateMany({ where: { personId: adminId }, data: { provenAt: ago(6 * MINUTE) } });
    await page.getByRole("button", { name: "Change Rolf Roles" }).click();
    const dialog = page.getByRole("dialog", { name: "Rolf Roles" });
    await dialog.getByLabel("Marketing").check();
    await dialog.getByRole("button", { name: "Save" }).click();
    const again = page.getByRole("dialog", { name: "Show that it is you" });
    await again.waitFor();
    await picture(page, "again");
    const roles = async () => (await stage.prisma.person.findUniqueOrThrow({ where: { id } })).roles;
    expect(await roles()).toEqual(["producer"]);

    // What a sign-in in the other tab leaves behind.
    await stage.prisma.session.updateMany({ where: { personId: adminId }, data: { provenAt: new Date() } });
    await again.getByRole("button", { name: "I have signed in" }).click();
    await page.getByText("Rolf Roles is changed.").waitFor();
    expect((await roles()).sort()).toEqual(["producer", "scheduler"]);
    await close();
  });

  test("a token is shown once, lets a program in, and is refused from the moment it is revoked", async () => {
    const { page, close } = await openAs(["scheduler"], "/people/tokens");
    await page.getByLabel("What it is for").fill("Nightly report");
    await page.getByRole("combobox", { name: "What it may do" }).fill("schedule:read");
    await page.getByRole("option", { name: "schedule:read" }).click();
    await page.keyboard.press("Escape");
    await press(page, "Make the token");
    const token = (await page.getByRole("status").locator("code").textContent()) ?? "";
    await picture(page, "token");
    const asks = async () => (await api.ask("GET", "/api/v1/holds", { as: token })).status;
    const status = await asks();
    await page.reload();
    await page.getByText("Nightly report").waitFor();
    expect({ status, shown: await page.getByText(token).count() }).toEqual({ status: 200, shown: 0 });

    await page.getByRole("button", { name: "Revoke Nightly report" }).click();
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await page.getByText("The token Nightly report is revoked.").waitFor();
    expect(await asks()).toBe(401);
    await close();
  });

  test("a consent is written down in the words that were signed, and withdrawn with a reason", async () => {
    const { page, close } = await openAs(["producer"], "/people/presenters");
    await page.getByRole("button", { name: "Add a presenter" }).click();
    const adding = page.getByRole("dialog", { name: "Add a presenter" });
    await adding.getByLabel("Name").fill("Ana Núñez");
    await adding.getByLabel("What they are").fill("Security analyst");
    await adding.getByRole("button", { name: "Add a presenter" }).click();
    await page.getByRole("button", { name: "Write down a consent of Ana Núñez" }).click();
    const granting = page.getByRole("dialog", { name: "Ana Núñez" });
    await granting.getByLabel("What was agreed to").fill("Face and voice, HR file 2026-114");
    await granting.getByLabel("Last day on which they may be shown").fill(dayOf(fromNow(200 * DAY)));
    await granting.getByLabel("YouTube").check();
    await picture(page, "consent");
    await granting.getByRole("button", { name: "Write down a consent" }).click();
    const panel = page.getByRole("region", { name: "Presenters" });
    await panel.getByText("Face and voice, HR file 2026-114").waitFor();
    await panel.getByText("holds", { exact: true }).waitFor();

    await panel.getByRole("button", { name: "Withdraw the consent of Ana Núñez" }).click();
    const sends = panel.getByRole("button", { name: "Withdraw", exact: true });
    expect(await sends.isDisabled()).toBe(true);
    await panel.getByLabel("Why").fill("She left the company");
    await sends.click();
    await panel.getByText("withdrawn", { exact: true }).waitFor();
    await picture(page, "presenters");
    const consent = await stage.prisma.consent.findFirstOrThrow({ where: { presenter: { name: "Ana Núñez" } } });
    expect(consent).toMatchObject({ scope: "Face and voice, HR file 2026-114", withdrawnAt: expect.any(Date) });
    const entry = await stage.prisma.auditEntry.findFirst({
      where: { entityId: consent.id, action: "consent.withdraw" },
    });
    expect(entry?.reason).toBe("She left the company");
    await close();
  });

  test("a recall shows what carries the source before anything is done, and holds it then", async () => {
    const { page, complaints, close } = await openAs(["accuracy_reviewer"], "/people/sources");
    await page.getByLabel("Find a source").fill(sourceId);
    await page.getByRole("button", { name: /^Recall / }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "1 episode carries it" }).waitFor();
    await dialog.getByText("would be held").waitFor();
    await dialog.getByText("Three random words are long enough.").waitFor();
    expect(await stage.prisma.hold.count({ where: { slotId } })).toBe(0);
    await picture(page, "recall");

    await dialog.getByLabel("Why").fill("The page was withdrawn");
    await dialog.getByRole("button", { name: "Recall" }).click();
    await dialog.getByText("1 slot is held.").waitFor();
    await dialog.getByText("held", { exact: true }).waitFor();
    await picture(page, "recalled");
    expect(await stage.prisma.hold.findMany({ where: { slotId } })).toMatchObject([{ sourceId, liftedAt: null }]);
    expect(complaints).toEqual([]);
    await close();
  });

  test("a source is written down and changed, and what is wrong with it is said beside its field", async () => {
    const { page, close } = await openAs(["producer"], "/people/sources");
    await page.getByRole("button", { name: "Add a source" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a source" });
    await dialog.getByLabel("Who published it").fill("NIST");
    await dialog.getByRole("textbox", { name: "Title" }).fill("Digital identity guidelines");
    await dialog.getByLabel("Address").fill("http://pages.nist.gov/800-63-4/");
    await dialog.getByRole("button", { name: "Add a source" }).click();
    await dialog.getByText("must be an https:// address").first().waitFor();
    await dialog.getByLabel("Address").fill("https://pages.nist.gov/800-63-4/");
    await dialog.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("link", { name: "Digital identity guidelines" }).waitFor();

    await page.getByRole("button", { name: "Change Digital identity guidelines" }).click();
    const editing = page.getByRole("dialog", { name: "Digital identity guidelines" });
    const { readOn } = await stage.prisma.source.findUniqueOrThrow({
      where: { id: "nist-digital-identity-guidelines" },
    });
    expect(dayOf(readOn)).toBe(dayOf(new Date()));
    await editing.getByLabel("To be read again by").fill(dayOf(fromNow(10 * DAY)));
    await editing.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^read again by/).waitFor();
    await picture(page, "sources");
    await close();
  });
});

describe("trust", () => {
  test("a reviewer finds an entry, follows one thing through the record, and proves that all of it is whole", async () => {
    const { page, close } = await openAs(["accuracy_reviewer"], "/people/audit");
    await page.getByRole("button", { name: "Read it all again" }).click();
    await page.getByText("It is whole").waitFor();
    await page.getByLabel("Only one action").fill("presenter.create");
    const entry = page.locator("summary").filter({ hasText: "presenter.create" }).first();
    await entry.click();
    await page.getByRole("button", { name: "Everything about this" }).first().click();
    const presenter = await stage.prisma.presenter.findFirstOrThrow();
    expect(await page.getByLabel("Only about one thing").inputValue()).toBe(presenter.id);
    await settled(page);
    await picture(page, "audit");
    await close();
  });

  test("everything is paused with a reason and goes on again, and what stops a slot is ended after its outcome was shown", async () => {
    const { page, close } = await openAs(["scheduler"], "/people/settings");
    await page.getByRole("button", { name: "Pause: Everything" }).click();
    await page.getByLabel("Why").fill("An incident is looked at");
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByText("An incident is looked at").waitFor();
    const installation = () => stage.prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
    expect(await installation()).toMatchObject({ pauseReason: "An incident is looked at" });
    await picture(page, "settings");
    await page.getByRole("button", { name: "Resume: Everything" }).click();
    await page.getByLabel("Why").fill("It was nothing");
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await page.getByText("Everything: goes on.").waitFor();
    expect(await installation()).toMatchObject({ pausedAt: null });

    await page.getByRole("button", { name: "Ask the channels" }).click();
    await page.getByText("Nothing is due here that the channels could have already.").waitFor();
    await close();
  });

  test("a clock that ran ahead is trusted again by a person, with a reason", async () => {
    const jumped = { jumpedAt: new Date(), jumpMs: 3 * MINUTE };
    await stage.prisma.installation.update({ where: { id: 1 }, data: jumped });
    const { page, close } = await openAs(["scheduler"], "/people/settings");
    await page.getByText("It ran ahead by 3 minutes.").waitFor();
    await page.getByLabel("Why").fill("Compared with the clock on the wall");
    await page.getByRole("button", { name: "Its time is right" }).click();
    await page.getByText("The clock is trusted.").waitFor();
    expect(await stage.prisma.installation.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({ jumpedAt: null });
    await close();
  });
});

test.each(["light", "dark"] as const)(
  "none of these pages has a fault that axe finds, in the %s theme",
  async (theme) => {
    const { page, complaints, close } = await openAs(
      ["admin", "scheduler", "accuracy_reviewer", "producer"],
      "/people",
      {
        theme,
      },
    );
    for (const path of PAGES) {
      await page.goto(`${api.address}/admin${path}`);
      await page.locator("main h1").waitFor();
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      await page.screenshot({
        path: join(PICTURES, `people${path.replaceAll("/", "-")}-${theme}.png`),
        fullPage: true,
      });
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test("these pages fit a phone, and what is pressed on them is as large as a thumb", async () => {
  const { page, close } = await openAs(["admin", "scheduler", "producer"], "/people", { width: 390 });
  for (const path of PAGES) {
    await page.goto(`${api.address}/admin${path}`);
    await page.locator("main h1").waitFor();
    await settled(page);
    const { over, small } = await page.evaluate(() => ({
      over: document.documentElement.scrollWidth - window.innerWidth,
      small: [...document.querySelectorAll("main button, main summary, .tab")]
        .filter((element) => element.getBoundingClientRect().height > 0)
        .filter((element) => element.getBoundingClientRect().height < 40)
        .map((element) => element.outerHTML.slice(0, 120)),
    }));
    expect({ path, over, small }).toEqual({ path, over: 0, small: [] });
    await page.screenshot({ path: join(PICTURES, `people${path.replaceAll("/", "-")}-phone.png`), fullPage: true });
  }
  await close();
});
