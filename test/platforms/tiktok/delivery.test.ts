import { describe, expect, test } from "vitest";
import { NotSentError } from "#releases/index.ts";
import { expectNoSecrets } from "../support/secrets.ts";
import { listenToOutput } from "../support/silence.ts";
import { walk } from "../support/walk.ts";
import { stageTiktok } from "./stage.ts";

const MINUTE = 60_000;
const AGAIN = ["unknown", "absent", "processing", "live"];

describe("whatever happens to the last chunk, TikTok has the post once", () => {
  test.each([
    ["nothing goes wrong", "none", ["processing", "live"]],
    ["TikTok fails before it has taken it", "500", AGAIN],
    ["the last chunk gets lost", "drop", AGAIN],
    ["TikTok takes it and the answer gets lost", "accept-then-drop", ["unknown", "live"]],
    ["TikTok takes it and answers that it failed", "says-failed-but-is-live", ["unknown", "live"]],
    ["TikTok asks to wait", "429", ["not sent", "processing", "live"]],
    ["TikTok sends us elsewhere", "redirect", AGAIN],
    ["TikTok takes it and answers without end", "huge", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ troubles: [{ at: "final", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
    expectNoSecrets(stage);
  });

  test.each([
    ["TikTok never answers", "hang", AGAIN],
    ["TikTok takes it and never answers", "accept-then-hang", ["unknown", "live"]],
  ])("%s", async (_what, how, trail) => {
    const { fake, stage, port } = await stageTiktok({ callMs: 3000 });
    await fake.control({ troubles: [{ at: "final", how }] });
    expect(await walk(port, stage)).toEqual(trail);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("an answer nobody understands is looked into, and nothing is sent meanwhile", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({
      troubles: [
        { at: "final", how: "accept-then-drop" },
        { at: "status", how: "garbage", times: 2 },
      ],
    });
    expect(await walk(port, stage)).toEqual(["unknown", "still unknown", "still unknown", "live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });
});

test("a delivery whose outcome is unknown becomes live without a word printed", async () => {
  const { fake, stage, port } = await stageTiktok();
  await fake.control({ troubles: [{ at: "final", how: "accept-then-drop" }] });
  const output = listenToOutput();
  expect(await walk(port, stage)).toEqual(["unknown", "live"]);
  expect(output.printed()).toBe(0);
  expect(await fake.ledger("published")).toHaveLength(1);
});

describe("a post that TikTok calls failed", () => {
  test("and that everyone can see is live", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ verdict: { reason: "internal", isSeen: true } });
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("and that is not listed is sent again only once a list can no longer lag behind", async () => {
    let aheadMs = 0;
    const { fake, stage, port } = await stageTiktok({ aheadMs: () => aheadMs });
    await fake.control({ verdict: { reason: "internal", isSeen: false } });
    await port.deliver(stage.dispatch());
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("or not yet");
    aheadMs = 11 * MINUTE;
    await fake.control({ verdict: null });
    expect(await port.lookUp(stage.dispatch())).toEqual({ is: "absent" });
  });

  test("is a person's to clear up where we may not see the list", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ verdict: { reason: "internal", isSeen: true }, mayList: false });
    await port.deliver(stage.dispatch());
    await expect(port.lookUp(stage.dispatch())).rejects.toThrow("a person has to look");
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("a person has to look");
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("because of its file is refused, however often it is tried", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ verdict: { reason: "frame_rate_check_failed", isSeen: false } });
    expect(await walk(port, stage)).toEqual(["processing", "absent", "refused"]);
    expect(await fake.ledger()).toEqual([]);
  });
});

describe("an upload in chunks", () => {
  const THREE_CHUNKS = 100_000_000;

  test("that broke off goes on with the chunk that is missing", async () => {
    const { fake, stage, port } = await stageTiktok({ videoBytes: THREE_CHUNKS });
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    expect(await walk(port, stage)).toEqual(AGAIN);
    const calls = await fake.calls();
    expect(calls.filter(({ path }) => path.endsWith("/init/"))).toHaveLength(1);
    expect(calls.filter(({ path }) => path === "/video/")).toHaveLength(4);
    expect((await fake.ledger("published")).map(({ sha256 }) => sha256)).toEqual([stage.videoSha256]);
  });

  test("whose address ended begins anew, and is there once", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ troubles: [{ at: "final", how: "drop" }] });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow();
    await fake.control({ isUploadExpired: true });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow(NotSentError);
    await fake.control({ isUploadExpired: false });
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(await fake.ledger("published")).toHaveLength(1);
  });

  test("never shows our token to the host that takes the video", async () => {
    const { fake, stage, port } = await stageTiktok();
    await walk(port, stage);
    const uploads = (await fake.calls()).filter(({ path }) => path === "/video/");
    expect(uploads.map(({ isAuthorized }) => isAuthorized)).toEqual([false]);
  });

  test.each([
    "http://169.254.169.254",
    "https://eviltiktokapis.com",
    "https://open-upload.tiktokapis.com.evil.example",
  ])("is not sent to %s", async (uploadOrigin) => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ uploadOrigin });
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("none of its own");
    expect(await fake.ledger()).toEqual([]);
  });
});

describe("before anything is sent", () => {
  test("an ended token is renewed, and the new refresh token is kept", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ expire: true });
    expect(await walk(port, stage)).toEqual(["processing", "live"]);
    expect(stage.secrets["refreshToken"]).toMatch(/^refresh-.{36}$/);
    expectNoSecrets(stage);
  });

  test("a channel that TikTok no longer lets in needs a person", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ expire: true, revoke: true });
    expect(await walk(port, stage)).toEqual(["locked out"]);
  });

  test("the seventh beginning in a minute waits", async () => {
    const { fake, stage, port } = await stageTiktok();
    await fake.control({ troubles: [{ at: "init", how: "500", times: 6 }] });
    for (let count = 0; count < 6; count++) await expect(port.deliver(stage.dispatch())).rejects.toThrow(NotSentError);
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error).toBeInstanceOf(NotSentError);
    expect(error.retryAfterMs).toBe(MINUTE);
  });

  test.each([
    ["a video longer than the account may post", { durationMs: 301_000 }, {}, "up to 300 s"],
    [
      "an audience that the account does not offer",
      { settings: { privacyLevel: "FOLLOWER_OF_CREATOR" } },
      {},
      "does not offer",
    ],
    ["an app that was not audited", {}, { isUnaudited: true }, "has not audited"],
  ])("%s is refused with the way out", async (_what, options, platform, words) => {
    const { fake, stage, port } = await stageTiktok(options);
    await fake.control(platform);
    await expect(port.deliver(stage.dispatch())).rejects.toThrow(words);
    expect(await walk(port, stage)).toEqual(["refused"]);
    expect(await fake.ledger()).toEqual([]);
  });

  test("what is not due yet waits with us", async () => {
    const { fake, stage, port } = await stageTiktok({ publishAt: new Date(Date.now() + 5 * MINUTE) });
    const error = await port.deliver(stage.dispatch()).catch((error) => error);
    expect(error.retryAfterMs).toBeGreaterThan(MINUTE);
    expect(await fake.calls()).toEqual([]);
  });

  test.each([0, 1, 2])("a worker that was replaced sends nothing more, from note %i on", async (note) => {
    const { fake, stage, port } = await stageTiktok();
    stage.replaceAtNote = note;
    await expect(port.deliver(stage.dispatch())).rejects.toThrow("replaced");
    expect(await fake.ledger()).toEqual([]);
  });
});

test("TikTok is told what the account allows and that a machine speaks", async () => {
  const { fake, stage, port } = await stageTiktok({ settings: { allowsDuets: true, allowsStitches: true } });
  await walk(port, stage);
  const [published] = await fake.ledger("published");
  expect(published?.["info"]).toEqual({
    title: "Three random words\n\nLong beats tricky. <Really.>",
    privacy_level: "PUBLIC_TO_EVERYONE",
    disable_comment: false,
    disable_duet: true,
    disable_stitch: false,
    brand_content_toggle: false,
    brand_organic_toggle: false,
    is_aigc: true,
  });
});

test("taking down is a person's, and nothing where nothing was sent", async () => {
  const { stage, port } = await stageTiktok();
  expect(await port.retract(stage.dispatch())).toEqual({ is: "gone" });
  await walk(port, stage);
  expect(await port.retract(stage.dispatch())).toEqual({ is: "with_person" });
});

test("a check names the account and publishes nothing", async () => {
  const { fake, stage, port } = await stageTiktok();
  const { channel, signal } = stage.dispatch();
  expect(await port.check(channel, signal)).toContain("@sunny.corner");
  expect(await fake.ledger()).toEqual([]);
});
