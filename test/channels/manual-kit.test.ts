import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { kitFolder, manualKitChannel } from "#infra/channels/manual-kit/manual-kit.ts";
import { type ChannelPort, RefusedError } from "#releases/index.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode, storeFile } from "./support/dispatch.ts";

let dataDir: string;
let port: ChannelPort;
beforeEach(() => {
  dataDir = newFolder();
  port = manualKitChannel({ dataDir, now: () => new Date("2026-12-05T10:00:00Z") });
});

const dispatchTo = (target: unknown, wishes: Partial<Parameters<typeof dispatchOf>[0]> = {}) =>
  dispatchOf({ files: storeEpisode(dataDir), settings: { target }, ...wishes });
const inKit = (deliveryId = "delivery-1") =>
  readdirSync(kitFolder(dataDir, deliveryId), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
const read = (name: string) => readFileSync(join(kitFolder(dataDir, "delivery-1"), name), "utf8");

describe("a kit from which a person posts", () => {
  test("deliver, look up, deliver again, retract, retract again", async () => {
    const dispatch = dispatchTo("Instagram");
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    const standing = await port.deliver(dispatch);
    expect(standing).toMatchObject({
      is: "with_person",
      evidence: { todo: "Post the kit on Instagram, then confirm with the address of the post." },
    });
    expect(inKit()).toEqual(["captions.vtt", "checklist.txt", "release.json", "text-en.txt", "video.mp4"]);
    expect(await port.lookUp(dispatch)).toEqual(standing);
    expect(await port.deliver(dispatch)).toEqual(standing);

    const retraction = dispatchTo("Instagram");
    expect(await port.retract(retraction)).toEqual({ is: "with_person" });
    expect(retraction.noted).toEqual([
      { todo: "Take the post down from Instagram, then confirm that it is gone.", checklist: "take-down.txt" },
    ]);
    expect(await port.retract(retraction)).toEqual({ is: "with_person" });
    expect(inKit()).toEqual(["checklist.txt", "retracted.json", "take-down.txt", "text-en.txt"]);
    expect(read("take-down.txt")).toMatch(/Delete it\./);
  });

  test("the checklist is in order, names the limits with source and day, and the files", async () => {
    await port.deliver(dispatchTo("instagram"));
    const text = read("checklist.txt");
    expect(text).toMatch(/^Post "Three random words" on Instagram\n\n1\. Sign in/);
    expect(text).toMatch(/voice is made by a machine/);
    expect(text).toContain("Link to https://videos.example.org/watch/three-random-words, and to nothing else.");
    expect(text).toMatch(/up to 15 minutes.* \(second-hand: https:\/\/\S+, read on \d{4}-\d\d-\d\d\)/);
    expect(text).toContain("- en/vertical/video.mp4");
    expect(text).not.toContain("Look out");
  });

  test("what the platform would not take is said before anyone tries", async () => {
    const files = [storeFile(dataDir, "video", { format: "landscape" })];
    await port.deliver(dispatchTo("Instagram", { files, durationMs: 1_000_000 }));
    const text = read("checklist.txt");
    expect(text).toContain("The video lasts 1000 seconds; Instagram takes none over 900 seconds.");
    expect(text).toContain("None of the videos has a shape that Instagram shows well: vertical.");
  });

  test("the text of each language stands ready to be pasted", async () => {
    await port.deliver(dispatchTo("LinkedIn"));
    expect(read("text-en.txt")).toBe(
      "Three random words\n\nUse three random words.\n\nhttps://videos.example.org/watch/three-random-words\n",
    );
  });

  test("a platform of which we know nothing gets a general checklist", async () => {
    await port.deliver(dispatchTo("The intranet"));
    expect(read("checklist.txt")).toMatch(/on The intranet\n/);
    const channel = channelOf({ settings: { target: "The intranet" } });
    expect(await port.check(channel, new AbortController().signal)).toMatch(/know no limits/);
  });

  test("a kit that lost a file is made again", async () => {
    const dispatch = dispatchTo("TikTok");
    await port.deliver(dispatch);
    rmSync(join(kitFolder(dataDir, "delivery-1"), "en/vertical/video.mp4"));
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    await port.deliver(dispatch);
    expect(await port.lookUp(dispatch)).toMatchObject({ is: "with_person" });
  });

  test("two deliveries have two kits, and no id leads out of their folder", async () => {
    await port.deliver(dispatchTo("YouTube"));
    await port.deliver(dispatchTo("YouTube", { deliveryId: "../../escape" }));
    expect(readdirSync(join(dataDir, "kits"))).toHaveLength(2);
    expect(kitFolder(dataDir, "../../escape").startsWith(join(dataDir, "kits"))).toBe(true);
  });
});

test.each([{}, { target: "" }, { target: 5 }, { target: "x".repeat(41) }, { target: "TikTok", url: "https://x.org" }])(
  "settings %j are refused by field",
  async (settings) => {
    expect(port.settings.safeParse(settings).success).toBe(false);
    const failure = await failureOf(port.deliver(dispatchTo("", { settings })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/^channel outlet: (target|url): /);
  },
);
