import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "#core/errors.ts";
import { signerOf } from "#core/signed.ts";
import { type Edition, manifestOf, openManifest, standingOf } from "#gallery/index.ts";
import type { KnownVideo } from "#gallery/published.ts";
import { site } from "./sample-campaign.ts";

const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
const stranger = signerOf(generateKeyPairSync("ed25519").privateKey);

const video = (sha256: string, parts: Partial<KnownVideo> = {}): KnownVideo => ({
  url: `/media/${sha256}.mp4`,
  sha256,
  bytes: 4_180_000,
  mediaType: "video/mp4",
  campaign: "sunny-december",
  episode: "three-random-words",
  title: "Three random words",
  locale: "en",
  homeLocale: "en",
  format: "vertical",
  releasedAt: new Date("2026-12-01T08:00:00Z"),
  standing: "current",
  retraction: null,
  ...parts,
});

const [OURS, OLD, GONE, NEVER] = ["1a", "2b", "3c", "4d"].map((pair) => pair.repeat(32)) as [
  string,
  string,
  string,
  string,
];
const videos = [
  video(OURS),
  video(OLD, { standing: "replaced" }),
  video(GONE, {
    standing: "retracted",
    retraction: { at: new Date("2026-12-03T00:00:00Z"), reason: "The advice changed." },
  }),
];
const edition: Edition = { fingerprint: "1", campaigns: [], files: new Map(), videos };
const text = JSON.stringify(manifestOf(site, edition, signer, new Date("2026-12-04T00:00:00Z")));
const opened = () => openManifest(text, signer.key, "the list");

describe("the signed list", () => {
  test.each([
    [OURS, "ours"],
    [OLD, "replaced"],
    [GONE, "retracted"],
    [NEVER, "not_ours"],
  ])("says of %s that it is %s", (sha256, is) => {
    expect(standingOf(opened(), sha256).is).toBe(is);
  });

  test("tells when and why a video was taken down, and where the page about it is", () => {
    expect(standingOf(opened(), GONE).video).toMatchObject({
      retractedAt: "2026-12-03T00:00:00.000Z",
      reason: "The advice changed.",
      page: "https://sunny-corner.example/watch/three-random-words",
    });
  });

  test("calls a file ours that went out again after it had been replaced", () => {
    const again = { ...edition, videos: [video(OLD, { standing: "replaced" }), video(OLD)] };
    const list = JSON.stringify(manifestOf(site, again, signer, new Date()));
    expect(standingOf(openManifest(list, signer.key, "the list"), OLD).is).toBe("ours");
  });

  test("is not believed when one character was changed, even in what this version does not read", () => {
    expect(() => openManifest(text.replace(OURS, NEVER), signer.key, "x")).toThrow("changed after it was signed");
    const added = JSON.stringify({ ...JSON.parse(text), more: true });
    expect(() => openManifest(added, signer.key, "x")).toThrow("changed after it was signed");
  });

  test("is not believed when somebody else signed it, whatever key it names", () => {
    const forged = manifestOf(site, edition, stranger, new Date());
    expect(() => openManifest(JSON.stringify(forged), signer.key, "x")).toThrow("another key");
    expect(() => openManifest(JSON.stringify({ ...forged, key: signer.key }), signer.key, "x")).toThrow(
      "changed after",
    );
  });

  test.each(["", "[]", "{}", "null", '{"type":"sunny-corner/other/1"}'])("is not looked for in %s", (other) => {
    expect(() => openManifest(other, signer.key, "x")).toThrow(InvalidInputError);
  });
});
