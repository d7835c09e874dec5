import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NotSentError, RefusedError } from "#releases/index.ts";
import { bucketPort, dispatchInto, KEYS, startBucketServer } from "./support/bucket.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode, storeFile } from "./support/dispatch.ts";

const endpoint = startBucketServer();
const dispatchTo = (
  wishes: Parameters<typeof dispatchInto>[1] = {},
  settings: Parameters<typeof dispatchInto>[2] = {},
) => dispatchInto(endpoint(), wishes, settings);
const objectOf = (dispatch: ReturnType<typeof dispatchTo>, path: string) => {
  const { prefix } = dispatch.channel.settings as { prefix: string };
  return fetch(`${endpoint()}/sunny/${prefix}/three-random-words/${path}`);
};

describe("a release lies in a bucket, whole and once", () => {
  test("deliver, look up, deliver again, retract, retract again", async () => {
    const port = bucketPort(endpoint());
    const dispatch = dispatchTo({}, { publicBaseUrl: "https://cdn.example.org/" });
    const { prefix } = dispatch.channel.settings as { prefix: string };
    const live = {
      is: "live",
      permalink: `https://cdn.example.org/${prefix}/three-random-words/en/vertical/video.mp4`,
    };
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.deliver(dispatch)).toEqual(live);
    expect(await port.lookUp(dispatch)).toEqual(live);
    expect(await port.deliver(dispatch)).toEqual(live);
    expect(await (await objectOf(dispatch, "en/vertical/video.mp4")).text()).toBe("video of three random words");

    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    for (const path of ["en/vertical/video.mp4", "en/vertical/captions.vtt", "release.json"]) {
      expect((await objectOf(dispatch, path)).status).toBe(404);
    }
  });

  test("browsers are told the type, how long to keep it, and the digest", async () => {
    const dispatch = dispatchTo({}, { cacheControl: "public, max-age=30" });
    await bucketPort(endpoint()).deliver(dispatch);
    const { headers } = await objectOf(dispatch, "en/vertical/captions.vtt");
    expect(headers.get("content-type")).toBe("text/vtt");
    expect(headers.get("cache-control")).toBe("public, max-age=30");
    expect(headers.get("x-amz-meta-sha256")).toBe(dispatch.shipment.files[1]?.sha256);
    expect((await objectOf(dispatch, "release.json")).headers.get("cache-control")).toBe("no-cache");
  });

  test("a large file arrives in pieces, whole and with its digest", async () => {
    const bytes = randomBytes(20_000_000);
    const dispatch = dispatchTo({ files: [storeFile(newFolder(), bytes)] });
    expect(await bucketPort(endpoint()).deliver(dispatch)).toMatchObject({ is: "live" });
    const response = await objectOf(dispatch, "en/vertical/video.mp4");
    expect(response.headers.get("content-type")).toBe("video/mp4");
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
  });

  test.each([1000, 20_000_000])("a file of %d bytes that changed in the store never appears", async (size) => {
    const file = storeFile(newFolder(), randomBytes(size));
    writeFileSync(file.path, randomBytes(size));
    const dispatch = dispatchTo({ files: [file] });
    const failure = await failureOf(bucketPort(endpoint()).deliver(dispatch));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/no longer what was approved/);
    expect((await objectOf(dispatch, "en/vertical/video.mp4")).status).toBe(404);
  });

  test("an object that someone replaced, even by one of the same size, is not live; delivering again mends it", async () => {
    const port = bucketPort(endpoint());
    const dispatch = dispatchTo();
    await port.deliver(dispatch);
    const { url } = await objectOf(dispatch, "en/vertical/video.mp4");
    await fetch(url, { method: "PUT", body: "VIDEO of three random words" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    await port.deliver(dispatch);
    expect(await (await fetch(url)).text()).toBe("video of three random words");
    await fetch(url, { method: "DELETE" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
  });

  test("without a public address there is no link, and the prefix may be empty", async () => {
    const dispatch = dispatchTo({}, { prefix: "" });
    expect(await bucketPort(endpoint()).deliver(dispatch)).toEqual({ is: "live", permalink: null });
    expect((await fetch(`${endpoint()}/sunny/three-random-words/release.json`)).status).toBe(200);
    await bucketPort(endpoint()).retract(dispatch);
  });

  test("a later release takes the place of the first, and the first can no longer take it down", async () => {
    const port = bucketPort(endpoint());
    const first = dispatchTo();
    const later = dispatchOf({
      files: storeEpisode(newFolder(), "four random words").slice(0, 1),
      secrets: KEYS,
      settings: first.channel.settings,
      deliveryId: "delivery-2",
    });
    await port.deliver(first);
    await port.deliver(later);
    expect(await port.lookUp(first)).toEqual({ is: "absent" });
    expect((await objectOf(first, "en/vertical/captions.vtt")).status).toBe(404);
    await port.retract(first);
    expect(await port.lookUp(later)).toMatchObject({ is: "live" });
  });

  test("another channel may not write over it", async () => {
    const port = bucketPort(endpoint());
    const first = dispatchTo();
    await port.deliver(first);
    const { settings } = first.channel;
    const failure = await failureOf(port.deliver(dispatchTo({ settings, channelId: "channel-2" })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(await port.lookUp(first)).toMatchObject({ is: "live" });
  });

  test("the check writes and deletes, and leaves nothing", async () => {
    const channel = channelOf({ settings: { endpoint: endpoint(), bucket: "sunny", prefix: "check" }, secrets: KEYS });
    expect(await bucketPort(endpoint()).check(channel, new AbortController().signal)).toMatch(/written to and deleted/);
    const listed = await (await fetch(`${endpoint()}/sunny?prefix=check`)).text();
    expect(listed).not.toContain("<Key>");
  });
});
