import { describe, expect, test } from "vitest";
import { NotSentError } from "#releases/index.ts";
import { expectNoSecrets } from "../support/secrets.ts";
import { walk } from "../support/walk.ts";
import { stagePeertube } from "./stage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGAIN = ["unknown", "absent", "processing", "live"];
const FOUND = ["unknown", "processing", "live"];

describe("whatever happens to the last part of an upload, the instance has the video once", () => {
  test.each([
    ["nothing goes wrong", "none", ["processing", "live"]],
    ["the instance fails before it has taken it", "500", AGAIN],
    ["the last part gets lost", "drop", AGAIN],
    ["the instance takes it and the answer gets lost", "accept-then-drop", FOUND],
    ["the instance takes it and says that it failed", "says-failed-but-is-live", FOUND],
    ["the instance asks to wait", "429", ["not sent", "processing", "live"]],
    ["the instance sends us elsewhere", "redirect", AGAIN],
    ["the instance takes it and answers what nobody understands", "garbage", FOUND],
    ["the instance takes it and answers without end", "huge", FOUND],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ troubles: [{ at: "final", how }] });
    const walked = await walk(port, stage);
    // A look that finds it by its tag is the first of two looks at the instance's work.
    expect(walked.filter((step) => step !== "processing")).toEqual(trail.filter((step) => step !== "processing"));
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
    expectNoSecrets(stage);
  });

  test.each([
    ["the instance never answers", "hang", ["unknown", "absent", "live"]],
    ["the instance takes it and never answers", "accept-then-hang", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stagePeertube({ callMs: 3000 });
    await fake.control({ troubles: [{ at: "final", how }] });
    expect((await walk(port, stage)).filter((step) => step !== "processing")).toEqual(trail);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("an upload that broke off goes on where it was", async () => {
    const { fake, stage, port } = await stagePeertube({ videoBytes: 9_000_000, captions: [] });
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    expect((await walk(port, stage)).filter((step) => step !== "processing")).toEqual(["unknown", "absent", "live"]);
    const uploads = (await fake.calls()).filter(({ path }) => path === "/api/v1/videos/upload-resumable");
    expect(uploads.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
  });

  test("a list that lags behind is not believed", async () => {
    let aheadMs = 0;
    const { fake, stage, port } = await stagePeertube({ aheadMs: () => aheadMs });
    await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }], isListLate: true });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("or not yet");
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("or not yet");
    await fake.control({ isListLate: false });
    aheadMs = 11 * MINUTE;
    expect((await walk(port, stage)).at(-1)).toBe("live");
    expect(await fake.ledger("published")).toHaveLength(1);
  });
});

describe("before anything is sent", () => {
  test.each(["500", "429", "garbage", "redirect"])("a beginning that ends in %s is certainly not sent", async (how) => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ troubles: [{ at: "init", how }] });
    expect((await walk(port, stage))[0]).toBe("not sent");
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("an ended token is renewed, and what was given is kept", async () => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ expire: true });
    expect((await walk(port, stage)).at(-1)).toBe("live");
    expect(stage.secrets["refreshToken"]).toMatch(/^refresh-.{36}$/);
    expectNoSecrets(stage);
  });

  test("where the refresh token ended as well, the password serves", async () => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ expire: true, revoke: true });
    expect((await walk(port, stage)).at(-1)).toBe("live");
  });

  test("a channel that the instance no longer lets in needs a person", async () => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ expire: true, revoke: true, password: "changed" });
    expect(await walk(port, stage)).toEqual(["locked out"]);
    expect(await fake.ledger()).toEqual([]);
  });

  test.each([0, 1, 2])("a worker that was replaced sends nothing more, from note %i on", async (note) => {
    const { fake, stage, port } = await stagePeertube();
    stage.replaceAtNote = note;
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("replaced");
    expect(await fake.ledger()).toEqual([]);
  });

  test("a channel that the instance does not know is refused", async () => {
    const { stage, port } = await stagePeertube({ settings: { channelId: 8 } });
    expect(await walk(port, stage)).toEqual(["refused"]);
  });
});

test("a video that is not due yet is armed: private until the instance shows it by itself", async () => {
  const publishAt = new Date(Date.now() + HOUR);
  const { fake, stage, port } = await stagePeertube({ publishAt });
  expect((await walk(port, stage)).at(-1)).toBe("armed");
  expect(await fake.ledger("published")).toMatchObject([
    { metadata: { privacy: 3, scheduleUpdate: { updateAt: publishAt.toISOString(), privacy: 1 } } },
  ]);
  await fake.control({ advanceMs: 2 * HOUR });
  expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
});

test("captions that fail leave the video live, and delivering again sends only what is missing", async () => {
  const { fake, stage, port } = await stagePeertube();
  await fake.control({ troubles: [{ at: "captions", how: "500" }] });
  expect((await walk(port, stage)).at(-1)).toBe("live");
  expect(stage.evidence).toMatchObject({ captions: "", captionsMissing: "en,de" });
  const standing = await port.deliver(stage.dispatch());
  expect(standing).toMatchObject({ is: "live", evidence: { captions: "en,de", captionsMissing: "" } });
  expect(await fake.ledger("published")).toHaveLength(1);
  expect((await fake.ledger("captioned")).map(({ language }) => language)).toEqual(["en", "de"]);
});

test("a video that the instance cannot work on is a person's", async () => {
  const { fake, stage, port } = await stagePeertube();
  await fake.control({ state: 7 });
  expect(await walk(port, stage)).toEqual(["with_person"]);
});

describe("taking down", () => {
  test("deletes the video, and twice does no harm", async () => {
    const { fake, stage, port } = await stagePeertube();
    await walk(port, stage);
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await fake.ledger("deleted")).toHaveLength(1);
  });

  test("finds a video whose answer was lost", async () => {
    const { fake, stage, port } = await stagePeertube();
    await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await fake.ledger("deleted")).toHaveLength(1);
  });
});

test("a check names the account and publishes nothing", async () => {
  const { fake, stage, port } = await stagePeertube();
  const { channel, signal } = stage.dispatch();
  expect(await port.check(channel, signal)).toContain('"sunny"');
  const error = await port.check({ ...channel, secrets: { password: "wrong" } }, signal).catch((error) => error);
  expect(error).not.toBeInstanceOf(NotSentError);
  expect(await fake.ledger()).toEqual([]);
});
