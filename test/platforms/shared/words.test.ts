import { describe, expect, test } from "vitest";
import { statusText } from "#infra/channels/mastodon/status-text.ts";
import { cutText } from "#infra/channels/platform/cut-text.ts";
import { linkTo } from "#infra/channels/platform/instance.ts";
import { markerOf } from "#infra/channels/platform/marker.ts";
import { codeWord, waitOf } from "#infra/channels/platform/outcome.ts";
import { progressOf } from "#infra/channels/platform/resumable.ts";
import { metadataOf } from "#infra/channels/youtube/metadata.ts";
import type { Shipment } from "#releases/index.ts";

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, text: "" });
const now = new Date("2026-12-01T09:00:00Z");

describe("a wait that a platform asks for", () => {
  test.each([
    ["in seconds", { "retry-after": "3600" }, 3_600_000],
    ["as a date", { "retry-after": "Tue, 01 Dec 2026 09:01:00 GMT" }, 60_000],
    ["as Mastodon says it", { "x-ratelimit-reset": "2026-12-01T09:05:00.000Z" }, 300_000],
    ["that has passed", { "retry-after": "Tue, 01 Dec 2026 08:00:00 GMT" }, 0],
    ["of a year is a day", { "retry-after": "9999999" }, 86_400_000],
    ["that is nonsense", { "retry-after": "soon" }, undefined],
    ["that is not said", {}, undefined],
  ])("%s", (_how, headers, ms) => {
    expect(waitOf(answer(429, headers as Record<string, string>), now)).toBe(ms);
  });
});

describe("how far an upload is", () => {
  test.each([
    [answer(308), { is: "at", offset: 0 }],
    [answer(308, { range: "bytes=0-9" }), { is: "at", offset: 10 }],
    [answer(308, { range: "bytes 0-9" }), { is: "at", offset: 10 }],
    [answer(308, { range: "bytes=0-99" }), undefined],
    [answer(308, { range: "bytes=0-99999" }), undefined],
    [answer(308, { range: "bytes=5-9" }), undefined],
    [answer(308, { range: "all of it" }), undefined],
    [answer(404), { is: "gone" }],
    [answer(410), { is: "gone" }],
    [answer(503), undefined],
  ])("%o", (said, progress) => {
    expect(progressOf(said, 100)).toEqual(progress);
  });
});

describe("what a platform is told fits", () => {
  const shipment = (title: string, description: string): Shipment => ({
    releaseId: "r",
    pageUrl: "https://sunny.example.org/watch/three-random-words",
    episode: { slug: "three-random-words", title, topic: "passwords" },
    texts: { en: { title, description } },
    isSynthetic: false,
    durationMs: 30_000,
    files: [],
  });
  const youtube = {
    clientId: "client",
    locale: "en",
    format: "vertical",
    visibility: "public",
    isMadeForKids: false,
    categoryId: "27",
    unitsADay: 10_000,
    tracksADay: 25,
  } as const;

  test.each(["a", "é", "語", "👩‍👩‍👧"])(
    "a description of %s is cut to YouTube's 5,000 bytes, and its link is whole",
    (letter) => {
      const { snippet } = metadataOf(shipment("t".repeat(300), letter.repeat(6000)), youtube, {
        marker: "sc-1",
        publishAt: now,
        now,
      });
      expect(snippet.title).toHaveLength(100);
      expect(Buffer.byteLength(snippet.description)).toBeLessThanOrEqual(5000);
      expect(Buffer.byteLength(snippet.description)).toBeGreaterThan(4900);
      expect(snippet.description).toMatch(/…\n\nhttps:\/\/sunny\.example\.org\/watch\/three-random-words$/);
    },
  );

  test("a status has 500 characters, where a link counts 23", () => {
    const settings = {
      origin: "https://social.example.org",
      locale: "en",
      format: "vertical",
      visibility: "public",
      mostCharacters: 500,
    } as const;
    const text = statusText(shipment("Three random words", "long ".repeat(300)), settings);
    const counted = text.replace("https://sunny.example.org/watch/three-random-words", "x".repeat(23));
    expect(counted.length).toBeLessThanOrEqual(500);
    expect(counted.length).toBeGreaterThan(480);
    expect(text).toContain("https://sunny.example.org/watch/three-random-words");
  });

  test.each([
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["one too long", 11, "one too lo…"],
    ["👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧…"],
  ])("%s cut to %i", (text, most, cut) => {
    expect(cutText(text, most)).toBe(cut);
  });
});

describe("what a platform says is shown with care", () => {
  test.each([
    ["https://social.example.org/@sunny/1", "https://social.example.org/@sunny/1"],
    ["https://social.example.org.evil.example/@sunny/1", null],
    ["http://social.example.org/@sunny/1", null],
    ["javascript:alert(1)", null],
    [undefined, null],
    [`https://social.example.org/${"x".repeat(600)}`, null],
  ])("the link %s", (link, shown) => {
    expect(linkTo("https://social.example.org", link)).toBe(shown);
  });

  test.each([
    ["quotaExceeded", "quotaExceeded"],
    ["<script>", "no code"],
    ["your token is hush-hush", "no code"],
    [undefined, "no code"],
  ])("the code %s", (code, shown) => {
    expect(codeWord(code)).toBe(shown);
  });
});

test("a delivery's tag is the same at each try, and short enough for PeerTube", () => {
  expect(markerOf("delivery-1")).toBe(markerOf("delivery-1"));
  expect(markerOf("delivery-1")).not.toBe(markerOf("delivery-2"));
  expect(markerOf("delivery-1").length).toBeLessThanOrEqual(30);
});
