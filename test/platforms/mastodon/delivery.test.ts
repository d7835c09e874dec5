import { describe, expect, test } from "vitest";
import { NotSentError } from "#releases/index.ts";
import { expectNoSecrets } from "../support/secrets.ts";
import { walk } from "../support/walk.ts";
import { stageMastodon } from "./stage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGAIN = ["unknown", "absent", "live"];

describe("whatever happens to a status, the instance posts it once", () => {
  test.each([
    ["nothing goes wrong", "none", ["live"]],
    ["the instance fails before it has taken it", "500", AGAIN],
    ["the request gets lost", "drop", AGAIN],
    ["the instance posts it and the answer gets lost", "accept-then-drop", ["unknown", "live"]],
    ["the instance posts it and says that it failed", "says-failed-but-is-live", ["unknown", "live"]],
    ["the instance asks to wait", "429", ["not sent", "live"]],
    ["the instance sends us elsewhere", "redirect", AGAIN],
    ["the instance posts it and answers what nobody understands", "garbage", ["unknown", "live"]],
    ["the instance posts it and answers without end", "huge", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageMastodon();
    await fake.control({ troubles: [{ at: "create", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
    expectNoSecrets(stage);
  });

  test.each([
    ["the instance never answers", "hang", AGAIN],
    ["the instance posts it and never answers", "accept-then-hang", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageMastodon({ callMs: 3000 });
    await fake.control({ troubles: [{ at: "create", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("nobody can look, and the instance has forgotten the key: nothing is sent", async () => {
    const { fake, stage, port } = await stageMastodon();
    await fake.control({
      troubles: [
        { at: "create", how: "accept-then-drop" },
        { at: "read", how: "429", times: 2 },
      ],
    });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    await fake.control({ forgetKeys: true });
    await expect(port.deliver(stage.dispatch())).rejects.not.toBeInstanceOf(NotSentError);
    expect(await walk(port, stage)).toEqual(["unknown", "live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("the video is brought once, however often the status fails", async () => {
    const { fake, stage, port } = await stageMastodon();
    await fake.control({ troubles: [{ at: "create", how: "429", times: 2 }] });
    expect(await walk(port, stage)).toEqual(["not sent", "not sent", "live"]);
    expect((await fake.calls()).filter(({ path }) => path === "/api/v2/media")).toHaveLength(1);
  });
});

describe("before the status is posted", () => {
  test.each(["500", "drop", "accept-then-drop", "429", "garbage"])(
    "a video that ends in %s is not sent",
    async (how) => {
      const { fake, stage, port } = await stageMastodon();
      await fake.control({ troubles: [{ at: "media", how }] });
      expect(await walk(port, stage)).toEqual(["not sent", "live"]);
      expect(await fake.ledger("published")).toHaveLength(1);
    },
  );

  test("a video that the instance still works on waits", async () => {
    const { fake, stage, port } = await stageMastodon();
    await fake.control({ looksUntilReady: 4 });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBeGreaterThan(0);
    expect(await walk(port, stage)).toEqual(["live"]);
  });

  test("a token that is no longer taken needs a person", async () => {
    const { fake, stage, port } = await stageMastodon();
    await fake.control({ expire: true });
    expect(await walk(port, stage)).toEqual(["locked out"]);
  });

  test("a worker that was replaced posts nothing", async () => {
    const { fake, stage, port } = await stageMastodon();
    stage.replaceAtNote = 2;
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("replaced");
    expect(await fake.ledger()).toEqual([]);
  });
});

describe("a status that is not due yet", () => {
  test("is armed, and posted by the instance", async () => {
    const publishAt = new Date(Date.now() + HOUR);
    const { fake, stage, port } = await stageMastodon({ publishAt });
    expect(await walk(port, stage)).toEqual(["armed"]);
    expect(await fake.ledger("published")).toEqual([]);
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "armed", firesAt: publishAt });
    await fake.control({ advanceMs: 2 * HOUR });
    expect(await port.lookUp(stage.dispatch())).toMatchObject({ is: "live" });
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("is armed once when the answer was lost", async () => {
    const { fake, stage, port } = await stageMastodon({ publishAt: new Date(Date.now() + HOUR) });
    await fake.control({ troubles: [{ at: "create", how: "accept-then-drop" }] });
    expect(await walk(port, stage)).toEqual(["unknown", "armed"]);
    expect(await fake.ledger("scheduled")).toHaveLength(1);
  });

  test("waits with us where it is nearer than Mastodon schedules", async () => {
    const { fake, stage, port } = await stageMastodon({ publishAt: new Date(Date.now() + 4 * MINUTE) });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBeGreaterThan(3 * MINUTE);
    expect(await fake.calls()).toEqual([]);
  });
});

describe("taking down", () => {
  test("deletes the status, and twice does no harm", async () => {
    const { fake, stage, port } = await stageMastodon();
    await walk(port, stage);
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await fake.ledger("deleted")).toHaveLength(1);
  });

  test("forgets the plan for one, so that it never appears", async () => {
    const { fake, stage, port } = await stageMastodon({ publishAt: new Date(Date.now() + HOUR) });
    await walk(port, stage);
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    await fake.control({ advanceMs: 2 * HOUR });
    expect(await port.lookUp(stage.dispatch())).toEqual({ is: "absent" });
    expect(await fake.ledger("published")).toEqual([]);
  });

  test("leaves the status of an earlier release alone, though it links to the same page", async () => {
    let aheadMs = 0;
    const { fake, stage, port } = await stageMastodon({ aheadMs: () => aheadMs });
    await walk(port, stage);
    stage.evidence = {};
    aheadMs = 5 * HOUR;
    stage.publishAt = new Date(Date.now() + aheadMs);
    expect(await port.lookUp(stage.dispatch())).toEqual({ is: "absent" });
    expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
    expect(await fake.ledger("deleted")).toEqual([]);
  });
});

test("a status of which all evidence is lost is found by the page it links to", async () => {
  const { fake, stage, port } = await stageMastodon();
  await walk(port, stage);
  stage.evidence = {};
  expect(await port.lookUp(stage.dispatch())).toMatchObject({
    is: "live",
    permalink: expect.stringMatching(/^https:\/\/social\.example\.org\/@sunny\/\d+$/),
  });
  expect(await fake.ledger("published")).toHaveLength(1);
});

test("a check names the account and publishes nothing", async () => {
  const { fake, stage, port } = await stageMastodon();
  const { channel, signal } = stage.dispatch();
  expect(await port.check(channel, signal)).toContain('"sunny"');
  expect(await fake.ledger()).toEqual([]);
});
