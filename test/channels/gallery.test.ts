import { rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { galleryChannel } from "#infra/channels/gallery.ts";
import { NotSentError } from "#releases/index.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode } from "./support/dispatch.ts";

test("deliver, look up, deliver again, retract, retract again", async () => {
  const dataDir = newFolder();
  const port = galleryChannel(dataDir);
  const dispatch = dispatchOf({ files: storeEpisode(dataDir) });
  const live = { is: "live", permalink: "https://videos.example.org/watch/three-random-words" };
  expect(await port.deliver(dispatch)).toEqual(live);
  expect(await port.lookUp(dispatch)).toEqual(live);
  expect(await port.deliver(dispatch)).toEqual(live);
  expect(await port.retract(dispatch)).toEqual({ is: "gone" });
  expect(await port.retract(dispatch)).toEqual({ is: "gone" });
  expect(await port.check(channelOf({}), new AbortController().signal)).toMatch(/part of this program/);
});

test("a file whose bytes changed on disk, or that is gone, is not shown", async () => {
  const dataDir = newFolder();
  const port = galleryChannel(dataDir);
  const files = storeEpisode(dataDir);
  const path = files[0]?.path ?? "";
  for (const [spoil, reason] of [
    [() => writeFileSync(path, "something else"), /no longer what was approved/],
    [() => rmSync(path), /missing from the file store/],
  ] as const) {
    spoil();
    const failure = await failureOf(port.deliver(dispatchOf({ files })));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(reason);
    expect(await port.lookUp(dispatchOf({ files }))).toEqual({ is: "absent" });
  }
});

test("it has no settings: any is refused", () => {
  const { settings } = galleryChannel("/nowhere");
  expect(settings.safeParse({}).success).toBe(true);
  expect(settings.safeParse({ path: "/etc" }).success).toBe(false);
});
