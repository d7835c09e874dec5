import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeSetUpLink } from "#accounts/actions/index.ts";
import { type Accounts, serveAccounts } from "../flows/support/accounts.ts";
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

test("an administrator sees in the outbox what was kept without a mail server, and sends it again", async () => {
  const { id: personId } = await api.person("scheduler");
  const words = { subject: "Releases are held: <b>an incident</b>", text: "Releases are held:\n- an incident\n" };
  await stage.prisma.mail.create({ data: { personId, recipient: "rosa@example.org", ...words, state: "kept" } });
  const { page } = await chromium.at(`${api.address}/outbox`);
  await page.getByRole("alert").filter({ hasText: "Sign in" }).waitFor();

  const { secret } = await makeSetUpLink({ ctx: stage.as("set-up-link"), input: { personId: null } });
  await page.goto(`${api.address}/set-up#${secret}`);
  await page.getByLabel("Your name").fill("Fatou First");
  await page.getByLabel("E-mail address").fill("fatou@example.org");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("Signed in as Fatou First").waitFor();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("heading", { name: "Recovery codes" }).waitFor();

  await page.goto(`${api.address}/outbox`);
  // As words, whatever stands in them.
  await page.getByText("Releases are held: <b>an incident</b>").click();
  await page.getByLabel("Why again?").fill("the server is set up now");
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("to rosa@example.org, waiting").waitFor();
  expect(await stage.prisma.mail.findFirst()).toMatchObject({ state: "waiting", tries: 0 });
  await page.getByLabel("Show").selectOption("kept");
  await page.getByText("There is no such mail.").waitFor();
});
