import { once } from "node:events";
import { get as httpGet, type IncomingMessage } from "node:http";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hrefsIn, type ServedSeries, serveSeries } from "./support/served-series.ts";

let site: ServedSeries;
beforeAll(async () => {
  site = await serveSeries();
});
afterAll(() => site.close());

const ask = (path: string, headers?: Record<string, string>) => site.ask(path, headers);
const textAt = (path: string) => site.textAt(path);

/** As a browser asks again: fetch would say that it wants no cached answer. */
async function askAgain(path: string, etag: string): Promise<number> {
  const [answer] = (await once(httpGet(site.origin + path, { headers: { "If-None-Match": etag } }), "response")) as [
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
    const found = JSON.parse(
      await textAt("/oembed?url=https://videos.example/es/watch/three-random-words&maxwidth=200"),
    );
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
    await site.prisma.campaign.update({ where: { id: site.campaign.id }, data: { announcesDates: false } });
    const [calendar, page] = [await textAt("/calendar.ics"), await textAt("/")];
    await site.prisma.campaign.update({ where: { id: site.campaign.id }, data: { announcesDates: true } });
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
  const { prisma } = site;
  const id = site.reviewers.accuracy?.id ?? "";
  expect(await textAt("/watch/three-random-words")).not.toContain("Rosa Reviewer");
  await prisma.person.update({ where: { id }, data: { namedFrom: new Date() } });
  expect(await textAt("/watch/three-random-words")).toContain("Rosa Reviewer");
  await prisma.person.update({ where: { id }, data: { namedFrom: null } });
  expect(await textAt("/watch/three-random-words")).not.toContain("Rosa Reviewer");
});
