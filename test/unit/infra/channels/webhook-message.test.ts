import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { publishedMessage } from "#infra/channels/webhook/message.ts";
import { signedHeaders } from "#infra/channels/webhook/signatures.ts";
import { jitteredWaitMs, WEBHOOK_WAITS_MS } from "#infra/channels/webhook/waits.ts";
import type { ShippedFile } from "#releases/index.ts";
import { dispatchOf } from "../../../channels/support/dispatch.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const AT = new Date(1_614_265_330_000);
const BODY = '{"test": 2432232314}';
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

describe("signatures are those of Standard Webhooks", () => {
  test("the official vector", () => {
    expect(signedHeaders(SECRET, ID, AT, BODY)).toEqual({
      "webhook-id": ID,
      "webhook-timestamp": "1614265330",
      "webhook-signature": SIGNATURE,
    });
  });

  test("while a secret is changed both sign: receivers with either one accept the message", () => {
    const now = new Date();
    const headers = signedHeaders(`${OLD_SECRET} ${SECRET}`, ID, now, BODY);
    expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
    expect(signedHeaders(`${OLD_SECRET} ${SECRET}`, ID, AT, BODY)["webhook-signature"].split(" ")[1]).toBe(SIGNATURE);
    for (const secret of [SECRET, OLD_SECRET]) {
      expect(new Webhook(secret).verify(BODY, headers)).toEqual({ test: 2432232314 });
      expect(() => new Webhook(secret).verify(`${BODY} `, headers)).toThrow();
    }
  });

  test("a message of an hour ago is refused by receivers: it cannot be played again later", () => {
    const headers = signedHeaders(SECRET, ID, new Date(Date.now() - 3_600_000), BODY);
    expect(() => new Webhook(SECRET).verify(BODY, headers)).toThrow(/too old/);
  });

  test.each([
    "canary",
    "whsec_canary",
    "whsec_",
    `${SECRET},${OLD_SECRET}`,
    `${SECRET} canary`,
    `${SECRET} ${SECRET} ${SECRET}`,
  ])("%s is no secret, and the refusal does not repeat it", (secret) => {
    const sign = () => signedHeaders(secret, ID, AT, BODY);
    expect(sign).toThrow(/secret/);
    expect(sign).not.toThrow(/canary|MfKQ9r8/);
  });
});

describe("a message stays under 20 kB", () => {
  const variants = (count: number): ShippedFile[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: index % 5 === 0 ? "video" : "vtt",
      locale: "pt-BR",
      format: "landscape",
      sha256: String(index).padStart(64, "0"),
      bytes: 12_345_678,
      mediaType: index % 5 === 0 ? "video/mp4" : "text/vtt",
      path: "/nowhere",
    }));

  test.each([
    [10, 10, 0],
    [100, 20, 80],
    [1000, 0, 1000],
  ])("of %d files it names %d and says that %d are left out", (count, named, leftOut) => {
    const text = publishedMessage(dispatchOf({ files: variants(count) }));
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    const { data } = JSON.parse(text);
    expect([data.files.length, data.filesLeftOut]).toEqual([named, leftOut]);
  });

  test("each file has its address on the public page and its digest", () => {
    const [file] = variants(1);
    const text = publishedMessage(dispatchOf({ files: file ? [file] : [] }));
    expect(JSON.parse(text)).toMatchObject({
      type: "release.published",
      data: {
        episode: { slug: "three-random-words" },
        pageUrl: "https://videos.example.org/watch/three-random-words",
        publishedAt: "2026-12-01T09:00:00.000Z",
        files: [{ url: `https://videos.example.org/media/${file?.sha256}.mp4`, sha256: file?.sha256 }],
      },
    });
    expect(text).not.toContain("/nowhere");
  });
});

describe("the waits between tries", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `delivery-${index}`);
  const totalHours = (id: string) =>
    WEBHOOK_WAITS_MS.reduce((sum, _wait, index) => sum + (jitteredWaitMs(id, index + 1) ?? 0), 0) / 3_600_000;

  test("eight tries over about 28 hours", () => {
    expect(WEBHOOK_WAITS_MS).toHaveLength(7);
    for (const id of ids) {
      expect(totalHours(id)).toBeGreaterThanOrEqual(26.5);
      expect(totalHours(id)).toBeLessThanOrEqual(29.5);
    }
  });

  test("are the same whenever they are worked out, differ between deliveries, and are never shorter than said", () => {
    expect(ids.map((id) => jitteredWaitMs(id, 3))).toEqual(ids.map((id) => jitteredWaitMs(id, 3)));
    expect(new Set(ids.map((id) => jitteredWaitMs(id, 3))).size).toBeGreaterThan(450);
    for (const id of ids) expect(jitteredWaitMs(id, 3)).toBeGreaterThanOrEqual(WEBHOOK_WAITS_MS[2] ?? 0);
  });

  test("after the eighth try there is none", () => {
    expect(jitteredWaitMs("delivery-1", 8)).toBeUndefined();
  });
});
