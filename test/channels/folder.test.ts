import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { folderChannel } from "#infra/channels/folder.ts";
import { type ChannelPort, NotSentError, RefusedError } from "#releases/index.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode, storeFile } from "./support/dispatch.ts";

const NOW = new Date("2026-12-05T10:00:00Z");
let dataDir: string;
let root: string;
let port: ChannelPort;
beforeEach(() => {
  dataDir = newFolder();
  root = newFolder();
  port = folderChannel({ dataDir, roots: [root], now: () => NOW });
});

const dispatchTo = (path: string, wishes: Partial<Parameters<typeof dispatchOf>[0]> = {}) =>
  dispatchOf({ files: storeEpisode(dataDir), settings: { path }, ...wishes });
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const EPISODE = [
  "three-random-words/en/vertical/captions.vtt",
  "three-random-words/en/vertical/video.mp4",
  "three-random-words/release.json",
];

describe("a release lies in a folder, whole and once", () => {
  test("deliver, look up, deliver again, retract, retract again", async () => {
    const path = join(root, "out");
    const dispatch = dispatchTo(path);
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.deliver(dispatch)).toEqual({ is: "live", permalink: null });
    expect(filesIn(path)).toEqual(EPISODE);
    expect(readFileSync(join(path, "three-random-words/en/vertical/video.mp4"), "utf8")).toBe(
      "video of three random words",
    );
    expect(await port.lookUp(dispatch)).toMatchObject({ is: "live" });
    expect(await port.deliver(dispatch)).toMatchObject({ is: "live" });
    expect(filesIn(path)).toEqual(EPISODE);

    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect(filesIn(path)).toEqual(["three-random-words/retracted.json"]);
  });

  test("its note says what went out and by which digests, and nothing of our disk", async () => {
    const dispatch = dispatchTo(root);
    await port.deliver(dispatch);
    const text = readFileSync(join(root, "three-random-words/release.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      deliveryId: "delivery-1",
      publishedAt: "2026-12-01T09:00:00.000Z",
      pageUrl: "https://videos.example.org/watch/three-random-words",
      files: dispatch.shipment.files.map(({ kind, sha256, bytes }) => ({ kind, sha256, bytes })),
    });
    expect(text).not.toContain(dataDir);
  });

  test("the tombstone names the page that says why it is gone", async () => {
    const dispatch = dispatchTo(root);
    await port.deliver(dispatch);
    await port.retract(dispatch);
    expect(JSON.parse(readFileSync(join(root, "three-random-words/retracted.json"), "utf8"))).toMatchObject({
      deliveryId: "delivery-1",
      pageUrl: "https://videos.example.org/watch/three-random-words",
      retractedAt: NOW.toISOString(),
    });
  });

  test("what was taken down does not come back by a late try", async () => {
    const dispatch = dispatchTo(root);
    await port.deliver(dispatch);
    await port.retract(dispatch);
    expect(await failureOf(port.deliver(dispatch))).toBeInstanceOf(RefusedError);
    expect(filesIn(root)).toEqual(["three-random-words/retracted.json"]);
  });
});

describe("only approved bytes are shown", () => {
  test("a file that changed in the store does not go out, and no part of it stays", async () => {
    const dispatch = dispatchTo(root);
    writeFileSync(dispatch.shipment.files[0]?.path ?? "", "something else");
    const failure = await failureOf(port.deliver(dispatch));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/no longer what was approved/);
    expect(filesIn(root)).toEqual([]);
  });

  test("a file that changed or vanished in the folder is not live; delivering again mends it", async () => {
    const dispatch = dispatchTo(root);
    const video = join(root, "three-random-words/en/vertical/video.mp4");
    for (const spoil of [() => writeFileSync(video, "spoilt"), () => rmSync(video)]) {
      await port.deliver(dispatch);
      spoil();
      expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
      await port.deliver(dispatch);
      expect(await port.lookUp(dispatch)).toMatchObject({ is: "live" });
    }
  });

  test("a try that was killed half-way is not live, and the next one leaves nothing of it", async () => {
    const dispatch = dispatchTo(root);
    await port.deliver(dispatch);
    rmSync(join(root, "three-random-words/release.json"));
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    await port.deliver(dispatch);
    expect(filesIn(root)).toEqual(EPISODE);
  });
});

describe("several releases of one episode", () => {
  test("a later one takes the place of the first, and the first can no longer take it down", async () => {
    const poster = storeFile(dataDir, "poster", { kind: "poster", mediaType: "image/jpeg", locale: "de" });
    const first = dispatchTo(root, { files: [...storeEpisode(dataDir), poster] });
    const later = dispatchTo(root, { files: storeEpisode(dataDir, "four random words"), deliveryId: "delivery-2" });
    await port.deliver(first);
    await port.deliver(later);
    expect(filesIn(root)).toEqual(EPISODE);
    expect(await port.lookUp(first)).toEqual({ is: "absent" });
    await port.retract(first);
    expect(await port.lookUp(later)).toMatchObject({ is: "live" });
  });

  test("a new release after a retraction is shown, without the tombstone", async () => {
    const first = dispatchTo(root);
    await port.deliver(first);
    await port.retract(first);
    await port.deliver(dispatchTo(root, { deliveryId: "delivery-2" }));
    expect(filesIn(root)).toEqual(EPISODE);
  });

  test("another channel may not write over it", async () => {
    await port.deliver(dispatchTo(root));
    const failure = await failureOf(
      port.deliver(dispatchTo(root, { channelId: "channel-2", deliveryId: "delivery-2" })),
    );
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/Another channel/);
  });

  test("a note that someone wrote by hand removes nothing outside", async () => {
    const outside = join(root, "keep.txt");
    writeFileSync(outside, "mine");
    mkdirSync(join(root, "three-random-words"));
    const note = { deliveryId: "delivery-1", channelId: "channel-1", files: [{ path: "../keep.txt" }] };
    writeFileSync(join(root, "three-random-words/release.json"), JSON.stringify(note));
    await port.deliver(dispatchTo(root));
    await port.retract(dispatchTo(root));
    expect(readFileSync(outside, "utf8")).toBe("mine");
  });
});

describe("where it may write", () => {
  test("without any root, the outbox of the data folder", async () => {
    const outbox = join(dataDir, "outbox", "website");
    expect(await folderChannel({ dataDir, roots: [], now: () => NOW }).deliver(dispatchTo(outbox))).toMatchObject({
      is: "live",
    });
    expect(filesIn(outbox)).toEqual(EPISODE);
  });

  test.each([
    ["/etc", "must lie within"],
    ["relative/path", "must be the whole path"],
    ["ROOT/../elsewhere", "must be written without"],
    ["ROOT//a", "must be written without"],
    ["ROOT/a\0b", "must be the whole path"],
    ["ROOT-beside", "must lie within"],
    ["", "must be the whole path"],
  ])("%j is refused by field, when saved and when used", async (text, reason) => {
    const settings = { path: text.replace("ROOT", root) };
    expect(port.settings.safeParse(settings).success).toBe(false);
    const failure = await failureOf(port.deliver(dispatchTo("", { settings })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toContain(`path: ${reason}`);
  });

  test.each([{}, { path: 5 }, { path: "/x", mode: 0o777 }])("%j is refused", (settings) => {
    expect(port.settings.safeParse(settings).success).toBe(false);
  });

  test("a link that leads out of the root is refused, and nothing is made behind it", async () => {
    const elsewhere = newFolder();
    symlinkSync(elsewhere, join(root, "link"));
    for (const path of [join(root, "link"), join(root, "link", "deeper", "down")]) {
      expect(await failureOf(port.deliver(dispatchTo(path)))).toBeInstanceOf(RefusedError);
    }
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("a root that is not there is not made: its disk may not be mounted", async () => {
    const missing = join(newFolder(), "disk");
    const away = folderChannel({ dataDir, roots: [missing], now: () => NOW });
    const failure = await failureOf(away.deliver(dispatchTo(join(missing, "out"))));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/Is its disk mounted/);
    expect(existsSync(missing)).toBe(false);
  });

  test.each(["../escape", "a/b", "", "UPPER", "a.b"])("an episode named %j makes no folder", async (slug) => {
    expect(await failureOf(port.deliver(dispatchTo(root, { slug })))).toBeInstanceOf(RefusedError);
    expect(readdirSync(root)).toEqual([]);
  });

  test("a locale that would lead elsewhere is refused", async () => {
    const files = [storeFile(dataDir, "video", { locale: "../../.." })];
    expect(await failureOf(port.deliver(dispatchTo(root, { files })))).toBeInstanceOf(RefusedError);
  });
});

test("the check says that it can write, and leaves nothing", async () => {
  const said = await port.check(channelOf({ settings: { path: root } }), new AbortController().signal);
  expect(said).toMatch(/can be written .* MB are free/);
  expect(readdirSync(root)).toEqual([]);
});

test("a worker that was replaced writes nothing; one that is replaced half-way stops there", async () => {
  const allowing = (steps: number) => async () => {
    steps -= 1;
    if (steps < 0) throw new Error("replaced");
  };
  for (const [steps, files] of [
    [0, []],
    [1, ["three-random-words/en/vertical/video.mp4"]],
    [2, EPISODE.slice(0, 2)],
  ] as const) {
    await expect(port.deliver(dispatchTo(root, { note: allowing(steps) }))).rejects.toThrow("replaced");
    expect(filesIn(root)).toEqual(files);
  }
});

test("a late try with another instant or other words beside it is still the same delivery", async () => {
  const dispatch = dispatchTo(root);
  await port.deliver(dispatch);
  expect(await port.lookUp({ ...dispatch, publishAt: new Date() })).toMatchObject({ is: "live" });
});
