import { expect, test } from "vitest";
import {
  embedPage,
  embedTombstone,
  errorPage,
  galleryPage,
  genuinePage,
  notFoundPage,
  searchPage,
  tombstonePage,
  watchPage,
} from "#gallery/pages/index.ts";
import { elementsOf, linksOf, textOf } from "./reading.ts";
import { campaignWith, episodeWith, site } from "./sample-campaign.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</title><script>alert(1)</script>",
  "<!--",
  "&lt;b&gt;",
];

const TAKEN_DOWN = {
  slug: "three-random-words",
  releasedAt: new Date("2026-12-01T08:00:00Z"),
  takenDownAt: new Date("2026-12-03T10:30:00Z"),
  timeZone: "Europe/London",
  locale: "en",
  homeLocale: "en",
  direction: "ltr",
  replacement: { slug: "email-first", title: "Lock your email first", isOut: true, locale: "en" },
} as const;

/** The player alone, which has neither header nor footer. */
function everyFrame(text = "Plain") {
  const tombstone = { ...TAKEN_DOWN, title: text, reason: text };
  return {
    embed: embedPage({ site, episode: episodeWith({ title: text }) }),
    gone: embedTombstone({ site, tombstone }),
  };
}

function everyPage(text = "Plain") {
  const source = { publisher: text, title: text, url: "https://example.org/", readOn: "2026-11-22" };
  const approvals = [{ kind: "accuracy", name: text, at: new Date("2026-11-27T09:30:00Z") }] as const;
  const episode = episodeWith({
    title: text,
    topic: text,
    action: text,
    transcript: [text],
    claims: [{ text, source }],
    approvals: [...approvals],
  });
  const campaign = campaignWith({ title: text, episodes: [episode] });
  return {
    gallery: galleryPage({ site, campaign }),
    watch: watchPage({ site, campaign, episode }),
    tombstone: tombstonePage({ site, tombstone: { ...TAKEN_DOWN, title: text, reason: text } }),
    search: searchPage({ site, campaign, looked: text, found: [episode] }),
    notFound: notFoundPage({ site, requestId: text, near: { campaign, episodes: [episode] } }),
    error: errorPage({ site, requestId: text }),
  };
}

test.each(HOSTILE)("a title such as %s is shown as text and is never markup", (text) => {
  const [hostile, plain] = [
    { ...everyPage(text), ...everyFrame(text) },
    { ...everyPage(), ...everyFrame() },
  ];
  for (const name of Object.keys(hostile) as (keyof typeof hostile)[]) {
    expect(textOf(hostile[name])).toContain(text);
    expect(shapeOf(hostile[name])).toEqual(shapeOf(plain[name]));
  }
});

// Elements and the names of their attributes: what a text could only change by becoming markup.
function shapeOf(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z!][a-z0-9-]*)([^>]*)>/gi)].map(([, name = "", attributes = ""]) =>
    [name, ...attributes.replace(/"[^"]*"/g, "").matchAll(/[\w:-]+(?==)/g)].join(" "),
  );
}

test.each(["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "not an address"])(
  "a source at %s is named but not linked",
  (url) => {
    const source = { publisher: "A publisher", title: "A page", url, readOn: "2026-11-22" };
    const episode = episodeWith({ claims: [{ text: "A fact.", source }] });
    const page = watchPage({ site, campaign: campaignWith({ episodes: [episode] }), episode });

    expect(textOf(page)).toContain("A publisher, A page, read on");
    for (const href of linksOf(page)) expect(href).toMatch(/^[/#]/);
  },
);

test("no page needs a script that runs, an inline style or another site", () => {
  for (const page of Object.values(everyPage())) {
    // What is asked for apart only makes it more comfortable, and a block of data is not run.
    const rest = page
      .replace(/<script src="\/assets\/[a-z]+\.js" defer=""><\/script>/g, "")
      .replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, "");
    expect(rest).not.toMatch(/<script|<style|<iframe| style="| on[a-z]+=/i);
    const loaded = ["img", "source", "track", "video"].flatMap((name) =>
      elementsOf(page, name).flatMap(({ src, poster }) => [src, poster].filter((url) => url !== undefined)),
    );
    const styled = elementsOf(page, "link").filter(({ rel }) => rel === "stylesheet" || rel === "icon");
    expect(styled.length).toBeGreaterThan(0);
    for (const url of [...loaded, ...styled.map(({ href }) => href)]) expect(url).toMatch(/^\/[^/]/);
  }
});

test("every page has one main heading, one title and a way past the header", () => {
  for (const page of Object.values(everyPage())) {
    expect(elementsOf(page, "h1")).toHaveLength(1);
    expect(elementsOf(page, "title")).toHaveLength(1);
    expect(linksOf(page)[0]).toBe("#content");
    expect(elementsOf(page, "main")).toMatchObject([{ id: "content" }]);
  }
});

test("every named part of a page is there under its name", () => {
  for (const page of Object.values(everyPage())) {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const named = [...page.matchAll(/ aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(named));
  }
});

test("a search puts what was looked for back as text, and asks again for it", () => {
  const looked = '"><b>';
  const page = searchPage({ site, campaign: campaignWith(), looked, found: [] });
  expect(elementsOf(page, "input")[0]).toMatchObject({ name: "q", value: looked });
  expect(elementsOf(page, "b")).toEqual([]);
});

test("whatever is asked of the page of fingerprints is answered as text", () => {
  const asked = "<img src=x>";
  const page = genuinePage({ site, campaign: campaignWith(), videos: [], asked, signingKey: "" });
  expect(elementsOf(page, "img")).toEqual([]);
  expect(textOf(page)).toContain("That is no SHA-256");
});

test.each([
  ["missing", notFoundPage, "There is no page at this address."],
  ["broken", errorPage, "Something went wrong on our side, and nothing that you did."],
])("a %s page says so in plain words, names the request and leads back", (_, page, words) => {
  const html = page({ site, requestId: "01JDR7Q4" });
  expect(textOf(html)).toContain(words);
  expect(textOf(html)).toContain("01JDR7Q4");
  expect(linksOf(html)).toContain("/");
  expect(elementsOf(html, "meta")).toContainEqual({ name: "robots", content: "noindex" });
});
