import { describe, expect, test } from "vitest";
import { NotSentError } from "#releases/index.ts";
import { expectNoSecrets } from "../support/secrets.ts";
import { listenToOutput } from "../support/silence.ts";
import { walk } from "../support/walk.ts";
import { stageYoutube } from "./stage.ts";

const MINUTE = 60_000;

describe("whatever happens to the last part of an upload, YouTube has the video once", () => {
  test.each([
    ["nothing goes wrong", "none", ["processing", "live"]],
    ["YouTube fails before it has taken it", "500", ["unknown", "absent", "processing", "live"]],
    ["the last part gets lost", "drop", ["unknown", "absent", "processing", "live"]],
    ["YouTube takes it and the answer gets lost", "accept-then-drop", ["unknown", "live"]],
    ["YouTube takes it and says that it failed", "says-failed-but-is-live", ["unknown", "live"]],
    ["YouTube asks to wait", "429", ["not sent", "processing", "live"]],
    ["YouTube sends us elsewhere", "redirect", ["unknown", "absent", "processing", "live"]],
    ["YouTube takes it and answers what nobody understands", "garbage", ["unknown", "live"]],
    ["YouTube takes it and answers with a page", "no-json", ["unknown", "live"]],
    ["YouTube takes it and answers without end", "huge", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "final", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    const published = await fake.ledger("published");
    expect(published.map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
    expectNoSecrets(stage);
  });

  test.each([
    ["YouTube never answers", "hang", ["unknown", "absent", "processing", "live"]],
    ["YouTube takes it and never answers", "accept-then-hang", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageYoutube({ callMs: 3000 });
    await fake.control({ troubles: [{ at: "final", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    expect(await fake.ledger("published")).toHaveLength(1);
  });
});

test("a delivery whose outcome is unknown becomes live without a word printed", async () => {
  const { fake, stage, port } = await stageYoutube();
  await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }] });
  const output = listenToOutput();
  expect(await walk(port, stage)).toEqual(["unknown", "live"]);
  expect(output.printed()).toBe(0);
  expect(await fake.ledger("published")).toHaveLength(1);
});

describe("an upload that broke off goes on where it was", () => {
  const TWO_CHUNKS = 9_000_000;

  test.each([
    ["the last part got lost", { at: "final", how: "drop" }, ["unknown", "absent", "processing", "live"]],
    ["YouTube failed in between", { at: "chunk", how: "500" }, ["not sent", "processing", "live"]],
    ["an answer in between got lost", { at: "chunk", how: "accept-then-drop" }, ["not sent", "processing", "live"]],
  ])("%s", async (_what, trouble, trail) => {
    const { fake, stage, port } = await stageYoutube({ videoBytes: TWO_CHUNKS, captions: [] });
    await fake.control({ troubles: [trouble] });
    expect(await walk(port, stage)).toEqual(trail);
    const uploads = (await fake.calls()).filter(({ path }) => path === "/upload/youtube/v3/videos");
    expect(uploads.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
  });

  test("nothing is published while a part is missing", async () => {
    const { fake, stage, port } = await stageYoutube({ videoBytes: TWO_CHUNKS, captions: [] });
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    expect(await fake.ledger()).toEqual([]);
    expect(await port.lookUp(stage.dispatch())).toEqual({ is: "absent" });
  });

  test("an upload begun for another time is not gone on with: it would be seen too early", async () => {
    const soon = new Date(Date.now() + 20 * MINUTE);
    const { fake, stage, port } = await stageYoutube({ publishAt: soon });
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    stage.publishAt = new Date(Date.now() + 300 * MINUTE);
    await port.deliver(stage.dispatch());
    expect(await fake.ledger("published")).toMatchObject([{ publishAt: stage.publishAt.toISOString() }]);
  });
});

describe("an upload that YouTube forgot is looked for by its tag", () => {
  test("a video that is there is found", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    await fake.control({ forgetSessions: true });
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
    expect(await walk(port, stage)).toEqual(["live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("a video that is not listed is sent again only once a list can no longer lag behind", async () => {
    let aheadMs = 0;
    const { fake, stage, port } = await stageYoutube({ aheadMs: () => aheadMs });
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    await fake.control({ forgetSessions: true });
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("or not yet");
    aheadMs = 20 * MINUTE;
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("a video of which all evidence is lost is found before it is sent again", async () => {
    const { fake, stage, port } = await stageYoutube();
    await walk(port, stage);
    stage.evidence = {};
    delete stage.secrets["upload"];
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("a video that somebody took away is never sent again", async () => {
    const { fake, stage, port } = await stageYoutube();
    await walk(port, stage);
    await fake.control({ removeVideos: true });
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("somebody took it away");
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("somebody took it away");
    expect(await fake.ledger("published")).toHaveLength(1);
  });
});

describe("before anything is sent", () => {
  test("an ended token is renewed and kept", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ expire: true });
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(stage.secrets["accessToken"]).toMatch(/^access-.{36}$/);
    expectNoSecrets(stage);
  });

  test("a channel that YouTube no longer lets in needs a person", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ expire: true, revoke: true });
    expect(await walk(port, stage)).toEqual(["locked out"]);
    expect(await fake.ledger()).toEqual([]);
  });

  test("a wait that YouTube asks for is passed on", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "init", how: "429" }] });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBe(7000);
  });

  test.each(["500", "hang", "no-json", "redirect"])(
    "a beginning that ends in %s is certainly not sent",
    async (how) => {
      const { fake, stage, port } = await stageYoutube({ callMs: 3000 });
      await fake.control({ troubles: [{ at: "init", how }] });
      expect(await walk(port, stage)).toEqual(["not sent", "processing", "live"]);
      expect(await fake.ledger("published")).toHaveLength(1);
    },
  );

  test("an address on another host is not trusted", async () => {
    const { fake, stage, port } = await stageYoutube();
    await fake.control({ troubles: [{ at: "location", how: "elsewhere" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow(NotSentError);
  });

  test.each([0, 1])("a worker that was replaced sends nothing more, from note %i on", async (note) => {
    const { fake, stage, port } = await stageYoutube();
    stage.replaceAtNote = note;
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("replaced");
    expect(await fake.ledger()).toEqual([]);
  });
});
