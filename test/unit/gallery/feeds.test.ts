import { XMLParser, XMLValidator } from "fast-xml-parser";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { atomFeed, type Feed, feedEntries, jsonFeed, type PublicCampaign, rssFeed } from "#gallery/index.ts";
import { episodeWith, publicCampaignWith, shapeWith, site, tombstoneWith } from "./sample-campaign.ts";

const FIRST = new Date("2026-12-01T08:00:00Z");
const CORRECTED = new Date("2026-12-05T09:00:00Z");
const words = {
  corrected: "A corrected version came out",
  takenDownTitle: (title: string) => `“${title}” was taken down`,
};

const corrected = episodeWith({
  title: "Three <random> words & more",
  releasedAt: CORRECTED,
  formats: [shapeWith(), shapeWith({ format: "landscape", width: 1920, height: 1080 })],
  history: [
    { is: "corrected", at: CORRECTED, note: "It now asks for four words.", noteLocale: "en" },
    { is: "released", at: FIRST },
  ],
});
const plain = episodeWith({ slug: "passkeys", title: "Nothing to steal", topicSlug: "passkeys", topic: "Passkeys" });
const german = episodeWith({ slug: "passkeys", title: "Nichts zu stehlen", locale: "de", homeLocale: "en" });
const gone = tombstoneWith({ slug: "old-advice", title: "Old advice", takenDownAt: new Date("2026-12-06T10:00:00Z") });

const campaign = publicCampaignWith({
  episodes: [corrected, plain, german],
  tombstones: [gone],
  locales: ["en", "de"],
});

function feedWith(locale?: string, topicSlug?: string, campaigns: PublicCampaign[] = [campaign]): Feed {
  const entries = feedEntries({ site, campaigns, locale, words }, topicSlug);
  return {
    site,
    title: campaign.title,
    description: "One video, one thing to do.",
    place: { locale: locale ?? "en", homeLocale: "en" },
    topicSlug,
    changedAt: entries[0]?.changedAt ?? new Date(0),
    entries,
  };
}

const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => name === "item" });

describe("the RSS feed, read by parsers of other people", () => {
  const text = rssFeed(feedWith());

  test("is well-formed and tells what changed last first, each under an id that stays", async () => {
    expect(XMLValidator.validate(text)).toBe(true);
    const feed = await new RssParser().parseString(text);
    expect(feed.title).toBe(campaign.title);
    expect(feed.items.map(({ guid }) => guid)).toEqual([
      "https://sunny-corner.example/watch/old-advice",
      "https://sunny-corner.example/watch/three-random-words",
      "https://sunny-corner.example/watch/passkeys",
    ]);
    expect(feed.items[1]?.title).toBe("Three <random> words & more");
  });

  test("carries the file itself, with its size and type", async () => {
    const feed = await new RssParser().parseString(text);
    expect(feed.items[1]?.enclosure).toEqual({
      url: "https://sunny-corner.example/media/video.mp4",
      length: "4180000",
      type: "video/mp4",
    });
  });

  test("says in Media RSS and podcast tags what shapes, captions and hash there are", () => {
    const item = xml.parse(text).rss.channel.item[1];
    const contents = item["media:group"]["media:content"];
    expect(contents.map((content: Record<string, string>) => [content["@width"], content["@height"]])).toEqual([
      ["1080", "1920"],
      ["1920", "1080"],
    ]);
    expect(contents[0]["media:hash"]).toEqual({ "#text": "5f".repeat(32), "@algo": "sha-256" });
    expect(item["media:player"]["@url"]).toBe("https://sunny-corner.example/embed/three-random-words");
    expect(item["podcast:transcript"]).toMatchObject({ "@type": "text/vtt", "@language": "en", "@rel": "captions" });
    expect(item["podcast:alternateEnclosure"]).toHaveLength(2);
    expect(item["itunes:duration"]).toBe(32);
    expect(xml.parse(text).rss["@xmlns:media"]).toBe("http://search.yahoo.com/mrss/");
  });

  test("tells a correction with its note, and a retraction with its reason and without the file", async () => {
    const feed = await new RssParser().parseString(text);
    expect(feed.items[1]?.["content:encoded"]).toContain(
      "A corrected version came out, 2026-12-05: It now asks for four words.",
    );
    const [retracted] = feed.items;
    expect(retracted?.title).toBe("“Old advice” was taken down");
    expect(retracted?.["content:encoded"]).toContain("The advice changed.");
    expect(retracted?.enclosure).toBeUndefined();
  });
});

test("the Atom feed is well-formed and marks when each entry first came out and last changed", () => {
  const text = atomFeed(feedWith());
  expect(XMLValidator.validate(text)).toBe(true);
  const { feed } = xml.parse(text);
  expect(feed["@xmlns"]).toBe("http://www.w3.org/2005/Atom");
  expect(feed.updated).toBe("2026-12-06T10:00:00.000Z");
  expect(feed.entry[1]).toMatchObject({
    id: "https://sunny-corner.example/watch/three-random-words",
    published: FIRST.toISOString(),
    updated: CORRECTED.toISOString(),
  });
  const links: Record<string, string>[] = feed.entry[1].link;
  expect(links.filter((link) => link["@rel"] === "enclosure")).toHaveLength(2);
});

test("the JSON feed has what version 1.1 asks for, and every attachment its type", () => {
  const feed = JSON.parse(jsonFeed(feedWith()));
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.feed_url).toBe("https://sunny-corner.example/feed.json");
  for (const item of feed.items) {
    expect(typeof item.id).toBe("string");
    expect(item.content_html).toMatch(/^<p>/);
    expect(Number.isNaN(Date.parse(item.date_published))).toBe(false);
    for (const { url, mime_type } of item.attachments ?? [])
      expect([url, mime_type]).toEqual([expect.stringMatching(/^https:/), "video/mp4"]);
  }
});

test("a feed of one language tells of that language alone, at that language's addresses", () => {
  const entries = feedWith("de").entries;
  expect(entries.map(({ title, url }) => [title, url])).toEqual([
    ["Nichts zu stehlen", "https://sunny-corner.example/de/watch/passkeys"],
  ]);
});

test("a feed of one topic tells of that topic alone and names its own address", async () => {
  const feed = await new RssParser().parseString(rssFeed(feedWith(undefined, "passkeys")));
  expect(feed.items.map(({ title }) => title)).toEqual(["Nothing to steal"]);
  expect(feed.feedUrl).toBe("https://sunny-corner.example/topics/passkeys/feed.xml");
});

test("markup in a text of ours stays text in every feed", async () => {
  const hostile = episodeWith({ action: "<script>alert(1)</script>", transcript: ["]]><script>alert(1)</script>"] });
  const feed = feedWith(undefined, undefined, [publicCampaignWith({ episodes: [hostile] })]);
  const [rss] = (await new RssParser().parseString(rssFeed(feed))).items;
  expect(rss?.["content:encoded"]).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(XMLValidator.validate(rssFeed(feed))).toBe(true);
  expect(XMLValidator.validate(atomFeed(feed))).toBe(true);
  expect(JSON.parse(jsonFeed(feed)).items[0].content_html).not.toContain("<script");
});
