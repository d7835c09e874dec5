import { expect, test } from "vitest";
import { galleryPage } from "#gallery/pages/index.ts";
import { elementsOf, linksOf, textOf } from "./reading.ts";
import { campaignWith, episodeWith, site } from "./sample-campaign.ts";

const lateEvening = new Date("2026-12-01T23:30:00Z");

test("every episode that is out can be found and watched from the page of its series", () => {
  const episodes = [
    episodeWith({ slug: "passkeys", title: "Nothing to steal", topic: "Passkeys" }),
    episodeWith({ slug: "never-twice", title: "Never the same twice", topic: "Leaks" }),
  ];
  const page = galleryPage({ site, campaign: campaignWith({ episodes }) });

  expect(linksOf(page)).toContain("/watch/passkeys");
  expect(linksOf(page)).toContain("/watch/never-twice");
  for (const { title, topic } of episodes) {
    expect(textOf(page)).toContain(title);
    expect(textOf(page)).toContain(topic);
  }
  expect(elementsOf(page, "img")).toHaveLength(2);
});

test("an episode is dated by the day it had in the campaign's own time zone", () => {
  const episodes = [episodeWith({ releasedAt: lateEvening })];
  const inBerlin = galleryPage({ site, campaign: campaignWith({ episodes, timeZone: "Europe/Berlin" }) });
  const inLima = galleryPage({ site, campaign: campaignWith({ episodes, timeZone: "America/Lima" }) });

  expect(textOf(inBerlin)).toContain("December 2, 2026");
  expect(textOf(inLima)).toContain("December 1, 2026");
  expect(elementsOf(inLima, "time").map(({ datetime }) => datetime)).toContain("2026-12-01T23:30:00.000Z");
});

test("dates are told in the language of the campaign", () => {
  const german = { locale: "de", episodes: [episodeWith({ locale: "de" })] };
  expect(textOf(galleryPage({ site, campaign: campaignWith(german) }))).toContain("1. Dezember 2026");
});

test("an empty series says what comes next", () => {
  const nextAt = new Date("2026-12-08T08:00:00Z");
  const page = galleryPage({
    site,
    campaign: campaignWith({ episodes: [], upcoming: { count: 9, next: [{ title: "Nothing to steal", at: nextAt }] } }),
  });

  expect(textOf(page)).toContain("9 episodes are on their way");
  expect(textOf(page)).toContain("December 8, 2026");
  expect(elementsOf(page, "img")).toEqual([]);
});

test("a date that the campaign does not announce is not shown", () => {
  const page = galleryPage({ site, campaign: campaignWith({ episodes: [], upcoming: { count: 9, next: [] } }) });
  expect(elementsOf(page, "time")).toEqual([]);
});

test.each([
  [0, "That is the whole series"],
  [1, "One more episode is on its way"],
  [12, "12 more episodes are on their way"],
])("a running series with %i still to come says so", (count, words) => {
  expect(textOf(galleryPage({ site, campaign: campaignWith({ upcoming: { count, next: [] } }) }))).toContain(words);
});

test("a demo says that it is one, and a real campaign does not", () => {
  const demo = textOf(galleryPage({ site, campaign: campaignWith({ isDemo: true }) }));
  const real = textOf(galleryPage({ site, campaign: campaignWith({ isDemo: false }) }));

  expect(demo).toContain("The people who approved it are demo people, not a real security team.");
  expect(real.toLowerCase()).not.toContain("demo");
});

test("a trust page is linked only where it exists", () => {
  const without = galleryPage({ site, campaign: campaignWith() });
  const withOne = galleryPage({
    site: { ...site, links: { bugBounty: "/security/bug-bounty" } },
    campaign: campaignWith(),
  });

  expect(textOf(without)).not.toMatch(/security bug|Transparency report|made and checked/);
  expect(linksOf(withOne)).toContain("/security/bug-bounty");
  expect(textOf(withOne)).not.toContain("Transparency report");
});

test("a page in a language that is read from the right is laid out from the right", () => {
  const arabic = { locale: "ar", direction: "rtl" } as const;
  const page = galleryPage({ site, campaign: campaignWith({ ...arabic, episodes: [episodeWith(arabic)] }) });
  expect(elementsOf(page, "html")).toEqual([{ lang: "ar", dir: "rtl" }]);
});

test("an episode in another language than its page keeps its own language and direction", () => {
  const hebrew = episodeWith({ locale: "he", direction: "rtl" });
  const page = galleryPage({ site, campaign: campaignWith({ episodes: [hebrew] }) });
  expect(elementsOf(page, "html")).toEqual([{ lang: "en", dir: "ltr" }]);
  expect(elementsOf(page, "article")).toMatchObject([{ lang: "he", dir: "rtl" }]);
});
