import { once } from "node:events";
import { createServer } from "node:http";
import { pino } from "pino";
import { chromium } from "playwright-core";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#api/app.ts";
import { findBrowser } from "#infra/drawing/browser.ts";
import { noAccounts, noPreview } from "../account-ports.ts";

const server = createServer(
  createApp({
    log: pino({ level: "silent" }),
    site: { origin: "http://localhost", links: {} },
    prisma: {} as never,
    dataDir: "",
    pingQueue: async () => {},
    metrics: new Registry(),
    metricsToken: undefined,
    contextOf: () => {
      throw new Error("Nobody asks here.");
    },
    accounts: noAccounts,
    preview: noPreview,
    channels: {},
    secrets: {} as never,
    drawing: {} as never,
    trail: {} as never,
    authenticate: async () => undefined,
  }),
);
let origin = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => void server.close());

test("the reference page shows every group of routes, asks nobody but this program, and breaks no policy of its own", async () => {
  const browser = await chromium.launch({
    executablePath: findBrowser(process.env["BROWSER_EXECUTABLE"] || undefined),
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${origin}/docs`);
    const document = await (await fetch(`${origin}/openapi.json`)).json();
    const tags = new Set<string>();
    for (const methods of Object.values<Record<string, { tags: string[] }>>(document.paths)) {
      for (const { tags: own } of Object.values(methods)) for (const tag of own) tags.add(tag);
    }
    await expect.poll(() => page.locator(".opblock-tag").count(), { timeout: 30_000 }).toBe(tags.size);
    expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("data:"))).toEqual([]);
    expect(complaints.filter((words) => !words.includes("favicon"))).toEqual([]);
  } finally {
    await browser.close();
  }
});
