import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { codeNow } from "../flows/support/accounts.ts";
import { placeLater, storyOn } from "../flows/support/sources.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { PICTURES } from "./support/pictures.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const PAGES = ["/account", "/account/sessions", "/account/naming", "/account/told", "/notifications"];

let stage: Stage;
let app: WebApp;
let api: WebApp["api"];
let openAs: WebApp["openAs"];
let slotId: string;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  ({ api, openAs } = app);
  const story = await storyOn(stage);
  slotId = (await placeLater(stage, story)).id;
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).last().click();
const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `account-${name}.png`) });

describe("one's own account", () => {
  test("a passkey is added, named anew, and signs in after a sign-out", async () => {
    const { browser: person, id } = await api.signedIn("producer", "admin");
    const device = await app.chromium.at(`${api.address}/healthz`);
    const { page } = device;
    const value = person.cookies["sunny-session"] ?? "";
    await page.context().addCookies([{ name: "sunny-session", value, url: api.address }]);
    await page.goto(`${api.address}/admin/account`);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByLabel("Name of the device").fill("Work laptop");
    await press(page, "Add a passkey");
    await page.getByText("Each signs you in once. They").waitFor();
    expect(await page.getByRole("status").locator("code").count()).toBeGreaterThan(5);
    await picture(page, "passkey");
    await page.getByRole("button", { name: "Rename Work laptop" }).click();
    await page.getByLabel("Name of the device").fill("Old laptop");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByRole("button", { name: "Rename Old laptop" }).waitFor();

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(`${api.address}/admin/account`);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(`${api.address}/admin/account`);
    await page.getByText("Old laptop").waitFor();
    expect(await stage.prisma.passkey.findFirst({ where: { personId: id } })).toMatchObject({
      name: "Old laptop",
      lastUsedAt: expect.any(Date),
    });
    await page.close();
  });

  test("a passkey that is called off leaves nothing behind and says so", async () => {
    const { browser: person, id } = await api.signedIn("producer");
    const { page, verifyUser } = await app.chromium.at(`${api.address}/healthz`);
    await verifyUser(false);
    const value = person.cookies["sunny-session"] ?? "";
    await page.context().addCookies([{ name: "sunny-session", value, url: api.address }]);
    await page.goto(`${api.address}/admin/account`);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByLabel("Name of the device").fill("Phone");
    await press(page, "Add a passkey");
    await page.getByRole("alert").getByText("No passkey was made").waitFor();
    expect(await page.getByLabel("Name of the device").inputValue()).toBe("Phone");
    expect(await stage.prisma.passkey.count({ where: { personId: id } })).toBe(0);
    await page.close();
  });

  test("an authenticator app is set up with a code of it, and gives recovery codes once", async () => {
    const { page, id, close } = await openAs(["producer"], "/account");
    await page.getByRole("button", { name: "Set up an app" }).click();
    const secret = ((await page.getByRole("status").locator("code").textContent()) ?? "").replaceAll(" ", "");
    await page.getByLabel("Code of the app").fill("000000");
    await press(page, "Confirm");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Code of the app").fill(codeNow(secret));
    await press(page, "Confirm");
    await page.getByText("Each signs you in once. They").waitFor();
    expect(await stage.prisma.totp.findUniqueOrThrow({ where: { personId: id } })).toMatchObject({
      confirmedAt: expect.any(Date),
    });
    await picture(page, "app");
    await close();
  });

  test("a password that is easily guessed is told at its field, and a good one is taken", async () => {
    const { page, id, close } = await openAs(["producer"], "/account");
    await page.getByRole("button", { name: "Set a password" }).click();
    const field = page.getByLabel(/^New password/);
    await field.fill("short");
    await press(page, "Set a password");
    await page.getByText("is shorter than 15 characters").first().waitFor();
    await field.fill("gravel otters hum at noon");
    await press(page, "Set a password");
    await page.getByText("The password is set.").waitFor();
    expect(await stage.prisma.password.count({ where: { personId: id } })).toBe(1);
    await close();
  });

  test("somebody's name stands in public only after they said so, and their other sessions end when they say so", async () => {
    const { page, id, close } = await openAs(["brand_reviewer"], "/account/naming");
    const isNamed = async () => (await stage.prisma.person.findUniqueOrThrow({ where: { id } })).namedFrom !== null;
    expect(await isNamed()).toBe(false);
    await page.getByLabel(/Show my name/).click();
    await page.getByText("Your name is shown beside what you approved").waitFor();
    expect(await isNamed()).toBe(true);

    const session = await stage.prisma.session.findFirstOrThrow({ where: { personId: id } });
    const { id: _id, ...rest } = session;
    await stage.prisma.session.create({
      data: { ...rest, secretHash: "0".repeat(64), userAgent: "Firefox/150 Linux" },
    });
    await page.goto(`${api.address}/admin/account/sessions`);
    await page.getByText("Firefox, Linux").waitFor();
    await picture(page, "sessions");
    await page.getByRole("button", { name: "End all others" }).click();
    await page.getByText("1 is ended.").waitFor();
    await page.getByText("Firefox, Linux").waitFor({ state: "detached" });
    await close();
  });

  test("what one is told is chosen, kept, and never overwrites what was chosen in another tab", async () => {
    const { page, id, close } = await openAs(["scheduler"], "/account/told");
    await page.getByLabel("Mail: A slot was missed").selectOption("digest");
    await page.getByLabel("Daily mail at").fill("09:30");
    await press(page, "Save");
    await page.getByText("It is saved.").waitFor();
    expect(await stage.prisma.mailHours.findFirst({ where: { personId: id } })).toMatchObject({ digestAt: "09:30" });
    const where = { personId: id, kind: "missed" } as const;
    expect(await stage.prisma.notificationPreference.findFirst({ where })).toMatchObject({ mail: "digest" });
    await page.reload();
    expect(await page.getByLabel("Mail: A slot was missed").inputValue()).toBe("digest");

    await stage.prisma.mailHours.updateMany({ where: { personId: id }, data: { version: { increment: 1 } } });
    await page.getByLabel("Daily mail at").fill("10:00");
    await press(page, "Save");
    await page.getByRole("alert").getByText("changed in another tab meanwhile").waitFor();
    expect(await page.getByLabel("Daily mail at").inputValue()).toBe("10:00");
    await picture(page, "told");
    await page.getByRole("button", { name: "Show what is there now" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(await page.getByLabel("Daily mail at").inputValue()).toBe("09:30");
    expect(await stage.prisma.mailHours.findFirst({ where: { personId: id } })).toMatchObject({ digestAt: "09:30" });
    await close();
  });

  test("the bell counts what is new, leads to it, and stops counting what was read", async () => {
    const { page, id, close } = await openAs(["scheduler"], "/plan");
    for (const key of ["one", "two"]) {
      const data = {
        personId: id,
        kind: "slot_at_risk",
        key,
        entityType: "Slot",
        entityId: slotId,
        isInApp: true,
      } as const;
      await stage.prisma.notification.create({ data: { ...data, text: `Episode ${key} is not ready` } });
    }
    await page.reload();
    await page.getByRole("link", { name: "Notifications 2 not read yet" }).click();
    await page.getByRole("heading", { name: "2 are not read yet" }).waitFor();
    await picture(page, "notifications");
    await page.getByRole("button", { name: "Mark as read: Episode one is not ready" }).click();
    await page.getByRole("heading", { name: "1 is not read yet" }).waitFor();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await page.getByRole("heading", { name: "All is read" }).waitFor();
    expect(await stage.prisma.notification.count({ where: { personId: id, readAt: null } })).toBe(0);
    await close();
  });
});

describe("the way in", () => {
  test("a newcomer is walked around once, with the keyboard alone, and is not asked again", async () => {
    const { page, complaints, close } = await openAs(["producer"], "/");
    const tour = page.getByRole("complementary", { name: "A walk around" });
    await tour.getByText("Welcome to Sunny Corner").waitFor();
    await picture(page, "tour");
    await tour.getByRole("button", { name: "Next: Write" }).focus();
    for (const place of ["Write", "Review", "Plan", "Deliver", "Run", "People"]) {
      await tour.getByRole("button", { name: `Next: ${place}` }).waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/admin/${place.toLowerCase()}`));
    }
    await tour.getByRole("button", { name: "That is all" }).waitFor();
    await page.keyboard.press("Enter");
    await tour.waitFor({ state: "detached" });
    await page.goto(`${api.address}/admin/`);
    await page.locator("main h1").waitFor();
    expect(await tour.count()).toBe(0);
    await page.getByRole("button", { name: "Keys and help" }).first().click();
    await page.getByRole("link", { name: "Walk around the pages again" }).click();
    await tour.getByText("Welcome to Sunny Corner").waitFor();
    await tour.getByRole("button", { name: "No, thank you" }).click();
    await tour.waitFor({ state: "detached" });
    expect(complaints.filter((words) => !words.includes("503"))).toEqual([]);
    await close();
  });

  test("every page says in five lines what it is for", async () => {
    const { page, close } = await openAs(["admin", "scheduler", "producer"], "/");
    for (const path of [
      "/",
      "/write",
      "/review",
      "/plan",
      "/deliver",
      "/run",
      "/people",
      "/account",
      "/notifications",
    ]) {
      await page.goto(`${api.address}/admin${path}`);
      await page.getByRole("button", { name: "What this page is for" }).click();
      const help = page.getByRole("dialog", { name: "What this page is for" });
      await help.waitFor();
      expect([path, await help.getByRole("listitem").count()]).toEqual([path, 5]);
      await page.keyboard.press("Escape");
      await help.waitFor({ state: "detached" });
    }
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
        path: join(PICTURES, `account${path.replaceAll("/", "-")}-${theme}.png`),
        fullPage: true,
      });
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test("these pages fit a phone, and what is pressed on them is as large as a thumb", async () => {
  const { page, close } = await openAs(["admin", "scheduler", "producer"], "/account", { width: 390 });
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
    await page.screenshot({ path: join(PICTURES, `account${path.replaceAll("/", "-")}-phone.png`), fullPage: true });
  }
  await close();
});
