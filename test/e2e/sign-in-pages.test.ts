import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeSetUpLink } from "#accounts/actions/index.ts";
import { type Accounts, codeNow, serveAccounts } from "../flows/support/accounts.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { openPasskeyBrowser } from "./support/passkeys.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let api: Accounts;
let chromium: Awaited<ReturnType<typeof openPasskeyBrowser>>;
beforeAll(async () => {
  stage = await openStage();
  api = await serveAccounts(stage, "http://localhost", { isOwnPort: true });
  chromium = await openPasskeyBrowser();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await api?.[Symbol.asyncDispose]();
  await stage.close();
});

const link = async (personId: string | null) => {
  const { secret } = await makeSetUpLink({ ctx: stage.as("set-up-link"), input: { personId } });
  return `${api.address}/set-up#${secret}`;
};

test("the first administrator opens the link, adds a passkey, signs out and in again, and no secret stays in the address", async () => {
  const { page } = await chromium.at(`${api.address}/sign-in`);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(await link(null));
  await page.getByLabel("Your name").fill("Fatou First");
  await page.getByLabel("E-mail address").fill("fatou@example.org");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("Signed in as Fatou First").waitFor();
  expect(page.url()).toBe(`${api.address}/set-up`);

  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("heading", { name: "Recovery codes" }).waitFor();
  expect(await page.locator("#codes li").count()).toBe(10);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("Signed in as Fatou First").waitFor();
  // What is refused on the way (no session yet, a name that is missing) a browser notes; nothing else goes wrong.
  expect(complaints.filter((words) => !/status of (401|422)/.test(words))).toEqual([]);
  const person = await stage.prisma.person.findUniqueOrThrow({ where: { email: "fatou@example.org" } });
  expect(person.roles).toEqual(["admin"]);
});

test("a reviewer sets up an app and a short password, and signs in with both", async () => {
  const { id, email } = await api.person("brand_reviewer");
  const { page } = await chromium.at(await link(id));
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = page.locator("#secret");
  await secret.filter({ hasText: /^[A-Z2-7]{32}$/ }).waitFor();
  const text = (await secret.textContent()) ?? "";
  await page.locator("#code input").fill(codeNow(text));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Recovery codes" }).waitFor();
  await page.getByLabel("New password").fill("otterkiln");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("A password.").waitFor();

  await page.goto(`${api.address}/sign-in`);
  await page.getByRole("button", { name: "Sign out" }).click();
  const form = page.locator("form#password");
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Password").fill("otterkiln");
  await form.getByRole("button").click();
  await page.getByRole("alert").filter({ hasText: "authenticator app" }).waitFor();
  await form.locator("#code input").fill(codeNow(text, 1));
  await form.getByRole("button").click();
  await page.getByText("Signed in as").waitFor();
  expect(await page.locator("#weak").isHidden()).toBe(true);
});

test("a link that was used, and one that never was, say so", async () => {
  const { page } = await chromium.at(`${api.address}/set-up#${"x".repeat(43)}`);
  await page.getByRole("alert").filter({ hasText: "could not be proven" }).waitFor();
  expect(await page.locator("#first").isHidden()).toBe(true);
});
