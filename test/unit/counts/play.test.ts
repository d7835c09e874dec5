import { describe, expect, test } from "vitest";
import { countPlay, openTally, type Play } from "#counts/index.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1";
const play = (parts: Partial<Play> = {}): Play => ({
  method: "GET",
  status: 206,
  userAgent: FIREFOX,
  dnt: undefined,
  gpc: undefined,
  purpose: undefined,
  contentRange: "bytes 0-999/1000",
  isFinished: true,
  ...parts,
});

describe("what counts as a view and as a completion", () => {
  test.each<[string, Partial<Play>, number, number]>([
    ["the whole video in one range", {}, 1, 1],
    ["the whole file without a range", { status: 200, contentRange: undefined }, 1, 1],
    ["the beginning, left before its end", { isFinished: false }, 1, 0],
    ["the beginning alone", { contentRange: "bytes 0-499/1000" }, 1, 0],
    ["a part in the middle", { contentRange: "bytes 300-499/1000" }, 0, 0],
    ["the last part", { contentRange: "bytes 500-999/1000" }, 0, 1],
    ["the last part, cut off", { contentRange: "bytes 500-999/1000", isFinished: false }, 0, 0],
    ["Safari's look at two bytes", { userAgent: SAFARI, contentRange: "bytes 0-1/1000" }, 0, 0],
    ["an unchanged copy", { status: 304, contentRange: undefined }, 0, 0],
    ["a file that was taken down", { status: 410, contentRange: undefined }, 0, 0],
    ["a range beyond the end", { status: 416, contentRange: "bytes */1000" }, 0, 0],
    ["a question without an answer", { method: "HEAD", status: 200, contentRange: undefined }, 0, 0],
    ["a visitor who sends DNT", { dnt: "1" }, 0, 0],
    ["a visitor who sends Global Privacy Control", { gpc: "1" }, 0, 0],
    ["a page that looks ahead", { purpose: "prefetch;prerender" }, 0, 0],
    ["curl", { userAgent: "curl/8.5.0" }, 0, 0],
    ["a crawler", { userAgent: "Mozilla/5.0 (compatible; Examplebot/2.1; +http://example.org/bot.html)" }, 0, 0],
    ["somebody who says nothing of themselves", { userAgent: undefined }, 0, 0],
  ])("%s", (_what, parts, views, completions) => {
    expect(countPlay(play(parts))).toEqual({ views, completions });
  });
});

describe("a tally", () => {
  const at = new Date("2026-11-27T23:59:59Z");
  const view = { views: 1, completions: 0 } as const;

  test("writes ten thousand requests as one sum a video and day", async () => {
    const tally = openTally();
    for (let n = 0; n < 10_000; n += 1) tally.add(n % 2 === 0 ? "a" : "b", view, at);
    tally.add("a", { views: 0, completions: 1 }, new Date("2026-11-28T00:00:00Z"));
    const written: unknown[] = [];
    await tally.flush(async (sums) => void written.push(...sums));
    expect(written).toEqual([
      { sha256: "a", day: "2026-11-27", views: 5000, completions: 0 },
      { sha256: "b", day: "2026-11-27", views: 5000, completions: 0 },
      { sha256: "a", day: "2026-11-28", views: 0, completions: 1 },
    ]);
    await tally.flush(async () => expect.unreachable("There was nothing left to write."));
  });

  test("keeps what could not be written, and what came meanwhile", async () => {
    const tally = openTally();
    tally.add("a", view, at);
    const failing = tally.flush(async () => {
      tally.add("a", view, at);
      throw new Error("The database is away.");
    });
    await expect(failing).rejects.toThrow("away");
    const written: unknown[] = [];
    await tally.flush(async (sums) => void written.push(...sums));
    expect(written).toEqual([{ sha256: "a", day: "2026-11-27", views: 2, completions: 0 }]);
  });
});
