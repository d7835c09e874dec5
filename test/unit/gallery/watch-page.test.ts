import { expect, test } from "vitest";
import { watchPage } from "#gallery/pages/index.ts";
import type { PublishedCampaign, PublishedEpisode } from "#gallery/published.ts";
import { elementsOf, linksOf, textOf } from "./reading.ts";
import { campaignWith, episodeWith, shapeWith, site } from "./sample-campaign.ts";

function pageOf(parts: Partial<PublishedEpisode> = {}, campaign: Partial<PublishedCampaign> = {}): string {
  const episode = episodeWith(parts);
  return watchPage({ site, campaign: campaignWith({ episodes: [episode], ...campaign }), episode });
}

test("captions in the picture are not covered by the player's own", () => {
  const page = pageOf({ hasOpenCaptions: true });
  expect(elementsOf(page, "track")).toHaveLength(1);
  expect(elementsOf(page, "track")[0]).not.toHaveProperty("default");
});

test("the video waits to be started, plays inside the page and has captions switched on", () => {
  const page = pageOf({ locale: "de" });
  const [video] = elementsOf(page, "video");

  expect(video).toMatchObject({ preload: "metadata", poster: "/media/poster.jpg", width: "1080", height: "1920" });
  expect(video).toHaveProperty("controls");
  expect(video).toHaveProperty("playsinline");
  expect(video).not.toHaveProperty("autoplay");
  expect(elementsOf(page, "source")).toEqual([{ src: "/media/video.mp4", type: "video/mp4" }]);
  expect(elementsOf(page, "track")).toMatchObject([
    { kind: "captions", src: "/media/captions.vtt", srclang: "de", default: "" },
  ]);
});

test("the one thing to do stands on the page and in the preview of a shared link", () => {
  const page = pageOf({ action: "Turn on a passkey for your email" });
  const preview = elementsOf(page, "meta").find(({ property }) => property === "og:description");

  expect(textOf(page)).toContain("The one thing to do Turn on a passkey for your email");
  expect(preview?.["content"]).toContain("Turn on a passkey for your email");
});

test("a shared link shows the poster by its full address", () => {
  const tags = elementsOf(pageOf(), "meta");
  expect(tags).toContainEqual({ property: "og:image", content: "https://sunny-corner.example/media/poster.jpg" });
  expect(elementsOf(pageOf(), "link")).toContainEqual({
    rel: "canonical",
    href: "https://sunny-corner.example/watch/three-random-words",
  });
});

test("every word of the transcript can be read", () => {
  const transcript = ["First we pick.", "Then we type.", "First we pick."];
  expect(textOf(pageOf({ transcript }))).toContain("Transcript First we pick. Then we type. First we pick.");
});

test("every fact names its source and the day it was read", () => {
  const { claims } = episodeWith();
  const page = pageOf({ claims });

  expect(claims).toHaveLength(2);
  for (const { text, source } of claims) {
    expect(textOf(page)).toContain(`${text} ${source.publisher}, ${source.title}, read on November`);
    expect(linksOf(page)).toContain(source.url);
    expect(elementsOf(page, "time")).toContainEqual({ datetime: source.readOn });
  }
});

test("the day a source was read is the same day in every time zone", () => {
  const page = pageOf({}, { timeZone: "America/Lima" });
  expect(textOf(page)).toContain("read on November 22, 2026");
});

test("an episode without facts has no empty list of them", () => {
  expect(textOf(pageOf({ claims: [] }))).not.toContain("The facts and their sources");
});

test("a visitor sees who approved the video in which role, and when", () => {
  const text = textOf(pageOf());
  expect(text).toContain("Accuracy approved Security reviewer, November 27, 2026");
  expect(text).toContain("Brand approved Brand reviewer, November 28, 2026");
});

test("every approval in a demo is marked as one, beside the banner", () => {
  const demo = textOf(pageOf({}, { isDemo: true }));
  expect(demo).toContain("not a real security team");
  expect(demo).toContain("Accuracy approved Demo Security reviewer");
  expect(demo).toContain("Brand approved Demo Brand reviewer");
  expect(textOf(pageOf()).toLowerCase()).not.toContain("demo");
});

test("the page says when the advice is checked again", () => {
  expect(textOf(pageOf({ nextCheckOn: "2027-05-03" }))).toContain("Advice is checked again May 3, 2027");
});

test("the SHA-256 on the page is the one of the file to download", () => {
  const video = { url: "/media/other.mp4", bytes: 4_180_000, sha256: "0c".repeat(32), mediaType: "video/mp4" };
  const page = pageOf({ formats: [shapeWith({ video })] });

  expect(textOf(page)).toContain(video.sha256);
  expect(textOf(page)).toContain("MP4 · 4.2 MB");
  expect(elementsOf(page, "a")).toContainEqual({ href: "/media/other.mp4", download: "three-random-words.mp4" });
});

test("a voice made by a computer is called one", () => {
  const words = "The voice is made by a computer.";
  expect(textOf(pageOf({ isSyntheticVoice: true }))).toContain(words);
  expect(textOf(pageOf({ isSyntheticVoice: false }))).not.toContain(words);
});

test("other episodes of the series are offered, never the one being watched", () => {
  const watched = episodeWith();
  const other = episodeWith({ slug: "passkeys", title: "Nothing to steal" });
  const page = watchPage({ site, campaign: campaignWith({ episodes: [watched, other] }), episode: watched });

  expect(linksOf(page)).toContain("/watch/passkeys");
  expect(linksOf(page)).not.toContain("/watch/three-random-words");
  expect(textOf(pageOf())).not.toContain("More from this series");
});

test.each([
  [31_600, "32 sec"],
  [60_000, "1 min"],
  [65_000, "1 min 5 sec"],
])("a video of %i ms is said to last %s", (durationMs, words) => {
  expect(textOf(pageOf({ formats: [shapeWith({ durationMs })] }))).toContain(`${words} `);
});
