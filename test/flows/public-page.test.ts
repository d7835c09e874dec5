import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, get as httpGet, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#api/app.ts";
import { signerOf } from "#core/signed.ts";
import { openManifest, standingOf } from "#gallery/index.ts";
import { contextMaker } from "#infra/context.ts";
import { publishSeries } from "../published-series.ts";
import { openMigratedDatabase } from "./support/migrated-database.ts";

const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
const VIDEO = Buffer.from("0123456789abcdefghij".repeat(500));

let database: Awaited<ReturnType<typeof openMigratedDatabase>>;
let dataDir: string;
let server: Server;
let origin: string;
let series: Awaited<ReturnType<typeof publishSeries>>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sunny-public-"));
  database = await openMigratedDatabase();
  let made = 0;
  series = await publishSeries({
    prisma: database.prisma,
    dataDir,
    episodes: ["email-first", "three-random-words", "meet-the-passkey"],
    locales: ["en", "es", "ar"],
    formats: ["vertical", "landscape"],
    announced: ["Update tonight"],
    filesOf: async () => {
      made += 1;
      const [video, poster] = [join(dataDir, "video"), join(dataDir, "poster")];
      await writeFile(video, Buffer.concat([VIDEO, Buffer.from(String(made))]));
      await writeFile(poster, `poster ${made}`);
      return { video, poster };
    },
  });
  server = createServer(
    createApp({
      log: pino({ level: "silent" }),
      site: { origin: "https://videos.example", links: {} },
      prisma: database.prisma,
      dataDir,
      pingQueue: async () => {},
      metrics: new Registry(),
      metricsToken: undefined,
      signer,
      contextOf: contextMaker({
        prisma: database.prisma,
        log: pino({ level: "silent" }),
        now: () => new Date(),
        onCommit: () => {},
      }),
      authenticate: async () => undefined,
    }),
  ).listen(0);
  await once(server, "listening");
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await database.close();
  await rm(dataDir, { recursive: true });
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers, redirect: "manual" });
const textAt = async (path: string) => (await ask(path)).text();
const hrefsIn = (html: string) =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

/** As a browser asks again: fetch would say that it wants no cached answer. */
async function askAgain(path: string, etag: string): Promise<number> {
  const [answer] = (await once(httpGet(origin + path, { headers: { "If-None-Match": etag } }), "response")) as [
    IncomingMessage,
  ];
  answer.resume();
  return answer.statusCode ?? 0;
}

describe("every address", () => {
  test("that a page, feed or sitemap of the site names is there", async () => {
    const pages = [
      "/",
      "/es/",
      "/ar/",
      "/watch/three-random-words",
      "/es/watch/meet-the-passkey",
      "/topics/passkeys",
      "/genuine",
      "/search",
    ];
    const named = new Set<string>(["/feed.xml", "/atom.xml", "/feed.json", "/calendar.ics", "/robots.txt"]);
    for (const page of pages)
      for (const href of hrefsIn(await textAt(page))) named.add(href.replace("https://videos.example", ""));
    for (const [, address = ""] of (await textAt("/sitemap.xml")).matchAll(
      /<loc>https:\/\/videos\.example([^<]*)<\/loc>/g,
    ))
      named.add(address);
    const missing: string[] = [];
    for (const address of named) {
      if (!address.startsWith("/")) continue;
      const { status } = await ask(address);
      if (status !== 200) missing.push(`${status} ${address}`);
    }
    expect(named.size).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  test("of the first language is the plain one, and the one with its tag leads there", async () => {
    const { status, headers } = await ask("/en/watch/three-random-words");
    expect([status, headers.get("location")]).toEqual([308, "/watch/three-random-words"]);
    expect((await ask("/fr/")).status).toBe(404);
  });

  test("at which there is nothing names what looks most like it", async () => {
    const answer = await ask("/watch/three-randem-wrds", { Accept: "text/html" });
    expect(answer.status).toBe(404);
    expect(hrefsIn(await answer.text())).toContain("/watch/three-random-words");
  });
});

describe("a page", () => {
  test("names itself in every language in which it is out", async () => {
    const html = await textAt("/es/watch/meet-the-passkey");
    const alternates = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/g)].map(
      ([, lang, href]) => [lang, href],
    );
    expect(alternates).toEqual([
      ["en", "https://videos.example/watch/meet-the-passkey"],
      ["es", "https://videos.example/es/watch/meet-the-passkey"],
      ["ar", "https://videos.example/ar/watch/meet-the-passkey"],
      ["x-default", "https://videos.example/watch/meet-the-passkey"],
    ]);
  });

  test("is not sent again while nothing changed, packed or not", async () => {
    const first = await ask("/watch/three-random-words", { "Accept-Encoding": "br" });
    expect([first.headers.get("content-encoding"), first.headers.get("cache-control")]).toEqual(["br", "no-cache"]);
    expect(await askAgain("/watch/three-random-words", first.headers.get("etag") ?? "")).toBe(304);
    expect(await askAgain("/watch/three-random-words", '"another"')).toBe(200);
  });

  test("shows facts for search engines that are JSON and cannot end their block", async () => {
    const [, block = ""] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await textAt("/watch/three-random-words")) ?? [];
    const facts = JSON.parse(block);
    expect(facts).toMatchObject({
      "@type": "VideoObject",
      name: "Three random words",
      inLanguage: "en",
      duration: expect.stringMatching(/^PT\d+S$/),
    });
    expect(facts.contentUrl).toMatch(/^https:\/\/videos\.example\/media\/[0-9a-f]{64}\.mp4$/);
  });

  test("sets no cookie and may be framed by nobody; the player may be framed by anyone", async () => {
    const page = await ask("/watch/three-random-words");
    expect(page.headers.get("set-cookie")).toBeNull();
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const player = await ask("/embed/three-random-words");
    expect(player.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(player.headers.get("x-frame-options")).toBeNull();
  });

  test.each(["/", "/watch/three-random-words", "/embed/three-random-words", "/search?q=words"])(
    "at %s has a policy in which an evaluator finds nothing of high severity",
    async (path) => {
      const policy = (await ask(path)).headers.get("content-security-policy") ?? "";
      const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
      const high = findings.filter(({ severity }) => severity <= Severity.MEDIUM);
      expect(policy).toContain("script-src 'self'");
      expect(high.map(({ directive, description }) => `${directive}: ${description}`)).toEqual([]);
    },
  );

  test("in one language finds words of that language, without accents or capitals", async () => {
    expect(hrefsIn(await textAt("/es/search?q=CONTRASENA%20azar"))).toContain("/es/watch/three-random-words");
    expect(hrefsIn(await textAt(`/ar/search?q=${encodeURIComponent("عشوائية")}`))).toContain(
      "/ar/watch/three-random-words",
    );
    expect(await textAt("/search?q=zebra")).toContain("No video has all of these words");
  });
});

describe("conventions", () => {
  test("the sitemap is well-formed and has each video once a language", async () => {
    const text = await textAt("/sitemap.xml");
    expect(XMLValidator.validate(text)).toBe(true);
    const { urlset } = new XMLParser({ isArray: (name) => name === "url" }).parse(text);
    const videos = urlset.url.filter((url: object) => "video:video" in url);
    expect(videos).toHaveLength(9);
    for (const { "video:video": video } of videos) {
      expect(video["video:content_loc"]).toMatch(/^https:\/\/videos\.example\/media\//);
      expect(video["video:duration"]).toBeGreaterThan(5);
    }
  });

  test("oEmbed answers for an episode that is out with a frame that fits, and for nothing else", async () => {
    const found = await (
      await ask("/oembed?url=https://videos.example/es/watch/three-random-words&maxwidth=200")
    ).json();
    expect(found).toMatchObject({ version: "1.0", type: "video", width: 200, title: "Tres palabras al azar" });
    expect(found.html).toContain('src="https://videos.example/es/embed/three-random-words"');
    for (const url of [
      "https://other.example/watch/three-random-words",
      "https://videos.example/watch/nothing",
      "no address",
      "",
    ]) {
      expect((await ask(`/oembed?url=${encodeURIComponent(url)}`)).status).toBe(404);
    }
  });

  test("an asset may be kept for good where its address names its bytes", async () => {
    const assets = hrefsIn(await textAt("/watch/three-random-words")).filter((href) => /\.(css|js|svg)$/.test(href));
    expect(assets.length).toBeGreaterThan(7);
    for (const asset of assets) expect((await ask(asset)).headers.get("cache-control")).toContain("immutable");
  });

  test("the calendar announces what the campaign announces", async () => {
    expect(await textAt("/calendar.ics")).toContain("SUMMARY:Update tonight");
    await database.prisma.campaign.update({ where: { id: series.campaign.id }, data: { announcesDates: false } });
    const [calendar, page] = [await textAt("/calendar.ics"), await textAt("/")];
    await database.prisma.campaign.update({ where: { id: series.campaign.id }, data: { announcesDates: true } });
    expect(calendar).not.toContain("Update tonight");
    expect(calendar).toContain("SUMMARY:Three random words");
    expect(page).not.toContain("Update tonight");
    expect(await textAt("/")).toContain("Update tonight");
  });

  test("captions are WebVTT, and other sites may load what they embed", async () => {
    const [captions = ""] = /\/media\/[0-9a-f]{64}\.vtt/.exec(await textAt("/watch/three-random-words")) ?? [];
    const answer = await ask(captions);
    expect(answer.headers.get("content-type")).toContain("text/vtt");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(await answer.text()).toMatch(/^WEBVTT/);
  });
});

test("a name is shown only of a reviewer who agreed to it, and no longer once they took that back", async () => {
  const { prisma } = database;
  const id = series.reviewers.accuracy?.id ?? "";
  expect(await textAt("/watch/three-random-words")).not.toContain("Rosa Reviewer");
  await prisma.person.update({ where: { id }, data: { namedFrom: new Date() } });
  expect(await textAt("/watch/three-random-words")).toContain("Rosa Reviewer");
  await prisma.person.update({ where: { id }, data: { namedFrom: null } });
  expect(await textAt("/watch/three-random-words")).not.toContain("Rosa Reviewer");
});

test("what is taken down is gone everywhere with the next question, kept and packed answers included", async () => {
  const { prisma } = database;
  const { releaseId } = series.releases[0] ?? { releaseId: "" };
  const page = await textAt("/watch/email-first");
  const [video = ""] = /\/media\/[0-9a-f]{64}\.mp4/.exec(page) ?? [];
  const sha256 = video.slice(7, 71);
  const places = [
    "/watch/email-first",
    "/embed/email-first",
    "/es/watch/email-first",
    "/",
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
    "/topics/email",
  ];
  for (const place of places) expect((await ask(place)).status, place).toBe(200);
  const range = await ask(video, { Range: "bytes=4-7" });
  expect([range.status, await range.text()]).toEqual([206, "4567"]);
  const list = (text: string) => openManifest(text, signer.key, "the list");
  expect(standingOf(list(await textAt("/.well-known/psa-manifest.json")), sha256).is).toBe("ours");

  await prisma.$transaction([
    prisma.retraction.create({ data: { releaseId, reason: "The advice changed." } }),
    prisma.release.update({ where: { id: releaseId }, data: { state: "retracted" } }),
  ]);

  const tombstone = await ask("/watch/email-first");
  expect([tombstone.status, await tombstone.text()]).toEqual([410, expect.stringContaining("The advice changed.")]);
  const frame = await ask("/embed/email-first");
  expect([frame.status, frame.headers.get("x-frame-options")]).toEqual([410, null]);
  for (const headers of [{}, { Range: "bytes=4-7" }, { "If-None-Match": `"${sha256}"` }] as Record<string, string>[]) {
    const gone = await ask(video, headers);
    expect([gone.status, gone.headers.get("cache-control"), await gone.text()]).toEqual([
      410,
      "no-store",
      "This file was taken down.",
    ]);
  }
  expect((await ask("/oembed?url=https://videos.example/watch/email-first")).status).toBe(404);
  expect((await ask("/topics/email")).status).toBe(404);
  for (const place of ["/", "/es/", "/sitemap.xml"])
    expect(await textAt(place), place).not.toContain("/watch/email-first");
  for (const feed of ["/feed.xml", "/atom.xml", "/feed.json"]) {
    const text = await textAt(feed);
    expect(text, feed).toContain("was taken down");
    expect(text, feed).not.toContain(sha256);
  }
  expect(standingOf(list(await textAt("/.well-known/psa-manifest.json")), sha256)).toMatchObject({
    is: "retracted",
    video: { reason: "The advice changed." },
  });
  expect(await textAt(`/genuine?sha256=${sha256}`)).toContain("we took it down");
});
