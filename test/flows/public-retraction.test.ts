import { afterAll, beforeAll, expect, test } from "vitest";
import { WrongStateError } from "#core/errors.ts";
import { openManifest, standingOf } from "#gallery/index.ts";
import { noteCorrection } from "#releases/actions/index.ts";
import { ago } from "../fixtures.ts";
import { type ServedSeries, serveSeries } from "./support/served-series.ts";

let site: ServedSeries;
beforeAll(async () => {
  site = await serveSeries();
});
afterAll(() => site.close());

const ask = (path: string, headers?: Record<string, string>) => site.ask(path, headers);
const textAt = (path: string) => site.textAt(path);

test("what is taken down is gone everywhere with the next question, kept and packed answers included", async () => {
  const { prisma } = site;
  const { releaseId } = site.releases[0] ?? { releaseId: "" };
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
  const list = (text: string) => openManifest(text, site.signer.key, "the list");
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

test("a newer release says what it corrects, and its older file is gone", async () => {
  const { prisma, scheduleId, channelId } = site;
  const old = site.releases.find(({ slug }) => slug === "meet-the-passkey") ?? { releaseId: "", episodeId: "" };
  const personId = site.reviewers.accuracy?.id ?? "";
  const ctx = site.contextOf({ type: "person", personId, roles: ["accuracy_reviewer"] });
  const note = (releaseId: string, locale: string, text: string) =>
    noteCorrection({ ctx, input: { releaseId, locale, note: text } });
  await expect(note(old.releaseId, "en", "Nothing was there before.")).rejects.toThrow(WrongStateError);

  const [video = ""] = /\/media\/[0-9a-f]{64}\.mp4/.exec(await textAt("/watch/meet-the-passkey")) ?? [];
  // The new version is out in Spanish alone at first: every other language keeps what it has.
  const renders = await prisma.releaseRender.findMany({
    where: { releaseId: site.releases[1]?.releaseId ?? "", locale: "es" },
  });
  const at = ago(1000);
  const slot = await prisma.slot.create({
    data: {
      scheduleId,
      episodeId: old.episodeId,
      wallTime: at.toISOString().slice(0, 16),
      timeZone: "Etc/UTC",
      nominalAt: at,
      dueAt: at,
      tzdbVersion: "2026a",
      state: "releasing",
      nextCheckAt: at,
    },
  });
  const { id } = await prisma.release.create({
    data: {
      slotId: slot.id,
      episodeId: old.episodeId,
      state: "released",
      claimedAt: at,
      releasedAt: at,
      renders: { create: renders.map(({ renderId, locale, format }) => ({ renderId, locale, format })) },
      deliveries: { create: { channelId, state: "confirmed", confirmedAt: at } },
    },
  });
  const [spanish = ""] = /\/media\/[0-9a-f]{64}\.mp4/.exec(await textAt("/es/watch/three-random-words")) ?? [];
  await note(id, "es", "Ahora dice cómo quitar una llave de acceso.");
  await expect(note(id, "es", "Otra vez.")).rejects.toThrow("a note in es already");

  const page = await textAt("/es/watch/meet-the-passkey");
  expect(page).toContain("Salió una versión corregida");
  expect(page).toContain("Ahora dice cómo quitar una llave de acceso.");
  expect(page).toContain(spanish);
  expect(await textAt("/es/feed.xml")).toContain("Ahora dice cómo quitar una llave de acceso.");
  expect(await textAt("/watch/meet-the-passkey")).toContain(video);
  expect((await ask(video)).status).toBe(200);
  const { videos } = openManifest(await textAt("/.well-known/psa-manifest.json"), site.signer.key, "the list");
  const replaced = videos.filter(({ episode, standing }) => episode === "meet-the-passkey" && standing === "replaced");
  expect(replaced.map(({ locale }) => locale)).toEqual(["es", "es"]);
  expect((await ask(`/media/${replaced[0]?.sha256}.mp4`)).status).toBe(410);
});
