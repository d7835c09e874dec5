import type { Page } from "playwright-core";
import type { Role } from "#access/index.ts";
import { serveAccounts } from "../../flows/support/accounts.ts";
import type { Stage } from "../../flows/support/stage.ts";
import { openPasskeyBrowser } from "./passkeys.ts";

export type WebApp = Awaited<ReturnType<typeof openWebApp>>;
type Look = { width?: number; theme?: "light" | "dark" };

/** The web app in a real browser, served by the program on a stage. */
export async function openWebApp(stage: Stage) {
  const api = await serveAccounts(stage, "http://localhost", { isOwnPort: true });
  const chromium = await openPasskeyBrowser();
  return {
    api,
    chromium,
    /** A page of the app with somebody signed in, and everything that its browser complains of. */
    openAs: async (roles: Role[], path: string, { width = 1280, theme = "light" }: Look = {}) => {
      const { browser: person, id } = await api.signedIn(...roles);
      const context = await chromium.browser.newContext({ viewport: { width, height: 800 }, colorScheme: theme });
      const signIn = (secret: string) =>
        context.addCookies([{ name: "sunny-session", value: secret, url: api.address }]);
      await signIn(person.cookies["sunny-session"] ?? "");
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(`${api.address}/admin${path}`);
      await page.locator("main h1").waitFor();
      return { page, complaints, id, signIn, close: () => context.close() };
    },
    close: async () => {
      await chromium.close();
      await api[Symbol.asyncDispose]();
    },
  };
}

/** Waits until a page has what it asked for. */
export const settled = async (page: Page) => {
  await page.waitForLoadState("networkidle");
  await page.locator(".loading").first().waitFor({ state: "detached" });
};
