import { describe, expect, test } from "vitest";
import { parseInput } from "#core/parse-input.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import { RefusedError } from "#releases/index.ts";
import { stageDelivery } from "../support/stage.ts";

const ports = openPlatforms({ now: () => new Date() });
type Kind = keyof typeof ports;

const right: Record<Kind, object> = {
  youtube: { clientId: "123-abc.apps.googleusercontent.com", locale: "en", isMadeForKids: false },
  tiktok: { clientKey: "aw1234", locale: "pt-BR" },
  mastodon: { origin: "https://social.example.org/", locale: "de" },
  peertube: { origin: "https://video.example.org", username: "sunny", channelId: 7, locale: "en", format: "landscape" },
};

test.each(Object.keys(right) as Kind[])("what a %s channel needs is enough", (kind) => {
  expect(parseInput(ports[kind].settings, right[kind], "settings")).toMatchObject({ format: expect.any(String) });
});

describe("a setting that is wrong is named with the way out", () => {
  test.each<[Kind, object, string]>([
    ["youtube", { locale: "English" }, "locale: must be a language tag"],
    ["youtube", { isMadeForKids: undefined }, "isMadeForKids: is missing"],
    ["youtube", { tracksADay: 26 }, "tracksADay: is more than 25"],
    ["youtube", { unitsADay: 10 }, "unitsADay: must leave room"],
    ["youtube", { refreshToken: "secret" }, "refreshToken: is not a known field"],
    ["youtube", { clientId: "a b" }, "clientId: must be the id"],
    ["tiktok", { privacyLevel: "public" }, "privacyLevel: must be"],
    ["tiktok", { origin: "https://evil.example" }, "origin: is not a known field"],
    ["mastodon", { origin: "http://social.example.org" }, "origin: must be the instance's address alone"],
    ["mastodon", { origin: "https://social.example.org/path" }, "origin: must be the instance's address alone"],
    ["mastodon", { origin: "https://user@social.example.org" }, "origin: must be the instance's address alone"],
    ["mastodon", { origin: "social.example.org" }, "origin: must be the instance's address alone"],
    ["mastodon", { origin: "javascript:alert(1)" }, "origin: must be the instance's address alone"],
    ["mastodon", { format: "round" }, "format: must be"],
    ["peertube", { channelId: "seven" }, "channelId: must be"],
    ["peertube", { username: "sunny@video" }, "username: must be a user name"],
  ])("%s %o", (kind, wrong, words) => {
    const settings = { ...right[kind], ...wrong };
    expect(() => parseInput(ports[kind].settings, settings, "settings")).toThrow(`settings: ${words}`);
  });
});

test.each(Object.keys(right) as Kind[])("%s delivers nothing with settings that are wrong", async (kind) => {
  const stage = await stageDelivery({ settings: { locale: "English" }, secrets: {} });
  await expect(ports[kind].deliver(stage.dispatch())).rejects.toThrow(RefusedError);
  await expect(ports[kind].lookUp(stage.dispatch())).rejects.not.toBeInstanceOf(RefusedError);
});

test.each(Object.keys(right) as Kind[])("%s refuses a release without the video that it shows", async (kind) => {
  const stage = await stageDelivery({ settings: { ...right[kind], format: "square" }, secrets: {} });
  await expect(ports[kind].deliver(stage.dispatch())).rejects.toThrow("has no square video in");
});

test("only what keeps a time by itself says so, and TikTok gets no end card", () => {
  const facts = Object.entries(ports).map(([kind, { abilities }]) => [
    kind,
    abilities.canSchedule,
    abilities.forbidsEndCard,
  ]);
  expect(facts).toEqual([
    ["youtube", true, false],
    ["tiktok", false, true],
    ["mastodon", true, false],
    ["peertube", true, false],
  ]);
});
