import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { NotSentError } from "#releases/index.ts";
import { walk } from "../support/walk.ts";
import { stageYoutube } from "./stage.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a video that is not due yet", () => {
  test("is armed: private until YouTube shows it by itself", async () => {
    const publishAt = new Date(Date.now() + HOUR);
    const { fake, stage, port } = await stageYoutube({ publishAt });
    expect(await walk(port, stage)).toEqual(["processing", "armed"]);
    const [published] = await fake.ledger("published");
    expect(published).toMatchObject({ status: { privacyStatus: "private" }, publishAt: publishAt.toISOString() });
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "armed", firesAt: publishAt });
    await fake.control({ advanceMs: 2 * HOUR });
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
  });

  test("waits with us where it shall stay unlisted, for YouTube would make it public", async () => {
    const publishAt = new Date(Date.now() + HOUR);
    const { fake, stage, port } = await stageYoutube({ publishAt, settings: { visibility: "unlisted" } });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBeGreaterThan(HOUR / 2);
    expect(await fake.calls()).toEqual([]);
  });
});

describe("what YouTube is told of a video", () => {
  test.each([true, false])("says whether a machine speaks in it: %s", async (isSynthetic) => {
    const { fake, stage, port } = await stageYoutube({ isSynthetic });
    await walk(port, stage);
    const [published] = await fake.ledger("published");
    expect(published).toMatchObject({
      status: { containsSyntheticMedia: isSynthetic, selfDeclaredMadeForKids: false },
    });
  });

  test("links to the page, and bears the tag by which it is found again", async () => {
    const { fake, stage, port } = await stageYoutube();
    await walk(port, stage);
    const [published] = await fake.ledger("published");
    const snippet = published?.["snippet"] as { description: string; tags: string[] };
    expect(snippet.description).toContain("‹Really.›\n\nhttps://sunny.example.org/watch/three-random-words");
    expect(snippet.tags).toEqual([expect.stringMatching(/^sc-[0-9a-f]{20}$/)]);
  });
});

describe("captions", () => {
  test("go up in each language", async () => {
    const { fake, stage, port } = await stageYoutube({ captions: ["de", "en", "ja"] });
    await walk(port, stage);
    expect((await fake.ledger("captioned")).map(({ language }) => language)).toEqual(["en", "de", "ja"]);
  });

  test("that fail leave the video live, and delivering again sends only what is missing", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "captions", how: "500" }] });
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(stage.evidence).toMatchObject({ captions: "", captionsMissing: "en,de" });
    expect(await port.deliver(stage.dispatch())).toMatchObject({
      is: "live",
      evidence: { captions: "en,de", captionsMissing: "" },
    });
    expect(await fake.ledger("published")).toHaveLength(1);
    expect(await fake.ledger("captioned")).toHaveLength(2);
  });

  test("whose answer was lost are not there twice", async () => {
    const { fake, stage, port } = await stageYoutube({ captions: ["en"] });
    await fake.control({ troubles: [{ at: "captions", how: "accept-then-drop" }] });
    await walk(port, stage);
    await port.deliver(stage.dispatch());
    expect(stage.evidence).toMatchObject({ captions: "en", captionsMissing: "" });
    expect(await fake.ledger("captioned")).toHaveLength(1);
  });

  test("are left by a worker that was replaced", async () => {
    const { fake, stage, port } = await stageYoutube();
    const isLastNote = (notes: object[]) => notes.some((note) => "captioning" in note);
    const dispatch = stage.dispatch();
    const note: typeof dispatch.note = async (evidence) => {
      await dispatch.note(evidence);
      if (isLastNote(stage.notes)) throw new Error("This worker was replaced.");
    };
    await expect(port.deliver({ ...dispatch, note })).rejects.toThrow("replaced");
    expect(await fake.ledger("captioned")).toEqual([]);
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
  });

  test("beyond a day's share wait for YouTube's next day", async () => {
    let aheadMs = 0;
    const { fake, stage, port } = await stageYoutube({ settings: { tracksADay: 1 }, aheadMs: () => aheadMs });
    await walk(port, stage);
    expect(stage.evidence).toMatchObject({ captions: "en", captionsMissing: "de" });
    await port.deliver(stage.dispatch());
    expect(await fake.ledger("captioned")).toHaveLength(1);
    aheadMs = DAY;
    await port.deliver(stage.dispatch());
    expect(stage.evidence).toMatchObject({ captions: "en,de", captionsMissing: "" });
  });
});

describe("what YouTube refuses", () => {
  test("a day's uploads used up: the wait is until midnight in California", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ inserts: 100 });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBeGreaterThan(0);
    expect(error.retryAfterMs).toBeLessThanOrEqual(25 * HOUR);
    expect(await fake.ledger()).toEqual([]);
  });

  test("a project that was not audited: its videos stay private until a person sees to it", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ isUnaudited: true });
    expect(await walk(port, stage)).toEqual(["with_person"]);
    expect(stage.evidence["todo"]).toContain("Make it public in YouTube Studio");
  });

  test("a video thrown away after upload: looked at by a person, and not sent again", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ verdict: { uploadStatus: "rejected" } });
    expect(await port.deliver(stage.dispatch())).toMatchObject({ is: "processing" });
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("rejected");
    expect(await walk(port, stage)).toEqual(["refused"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("a file that is no longer what was approved never leaves the house", async () => {
    const { fake, stage, port } = await stageYoutube();
    const [video] = stage.dispatch().shipment.files;
    await writeFile(video?.path ?? "", "other bytes");
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("no longer what was approved");
    expect(await fake.calls()).toEqual([]);
  });
});

describe("taking a video down", () => {
  test("makes it private, forgets its time, and keeps the rest", async () => {
    const { fake, stage, port } = await stageYoutube({ publishAt: new Date(Date.now() + HOUR) });
    await walk(port, stage);
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    const changes = await fake.ledger("changed");
    expect(changes).toHaveLength(1);
    const status = changes[0]?.["status"];
    expect(status).toMatchObject({ privacyStatus: "private", selfDeclaredMadeForKids: false, license: "youtube" });
    expect(status).not.toHaveProperty("publishAt");
    await fake.control({ advanceMs: 2 * HOUR });
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "with_person" });
  });

  test("finds a video whose answer was lost", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await fake.ledger("changed")).toMatchObject([{ status: { privacyStatus: "private" } }]);
  });
});

test("a check names the channel and publishes nothing", async () => {
  const { fake, stage, port } = await stageYoutube();
  const { channel, signal } = stage.dispatch();
  expect(await port.check(channel, signal)).toBe('YouTube lets us in as "Sunny Corner".');
  expect(await fake.ledger()).toEqual([]);
});
