import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { madeFiles, png, pngBomb, tone, wav } from "../../unit/infra/media/made-files.ts";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Api;
let producer: Awaited<ReturnType<Api["hire"]>>;
const files = madeFiles();
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
  producer = await api.hire("producer");
});
afterAll(async () => {
  files.remove();
  expect(api.failures).toEqual([]);
  await api[Symbol.asyncDispose]();
  await stage.close();
});

const leftovers = () => readdirSync(join(stage.dataDir, "work"));
afterEach(async () => {
  await expect.poll(leftovers).toEqual([]);
});

type Sent = { kind?: string; name?: string; key?: string; part?: string; as?: string };

async function bring(
  content: Uint8Array,
  { kind = "picture", name = "a.png", key = randomUUID(), part = "file", as = producer.pass }: Sent = {},
) {
  const form = new FormData();
  form.append(part, new Blob([content as Uint8Array<ArrayBuffer>]), name);
  const response = await fetch(`${api.origin}/api/v1/media?kind=${kind}`, {
    method: "POST",
    body: form,
    headers: { Authorization: `Bearer ${as}`, "Idempotency-Key": key },
  });
  return { status: response.status, headers: response.headers, json: await response.json() };
}
const text = (words: string) => new TextEncoder().encode(words);
const made = (file: string) => new Uint8Array(files.read(file));

describe("a file that was brought", () => {
  test("is kept under the digest of what was made of it, without its name, once", async () => {
    const picture = png(400, 400);
    const { status, json, headers } = await bring(picture, { name: "../../a.png" });
    expect([status, json]).toEqual([
      201,
      expect.objectContaining({ kind: "picture", mediaType: "image/png", width: 400, height: 400, durationMs: null }),
    ]);
    expect(headers.get("location")).toBe(`/api/v1/media/${json.id}`);
    const again = await bring(picture, { name: "con.png" });
    expect(again.json).toEqual(json);
    const third = await bring(picture, { name: `${"n".repeat(300)}.png` });
    expect(third.json.id).toBe(json.id);
    expect(await stage.prisma.auditEntry.count({ where: { entityId: json.id } })).toBe(1);

    const kept = await fetch(`${api.origin}/api/v1/media/${json.id}/content`, {
      headers: { Authorization: `Bearer ${producer.pass}` },
    });
    expect([kept.status, kept.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect((await kept.arrayBuffer()).byteLength).toBe(json.bytes);
    expect((await fetch(`${api.origin}/api/v1/media/${json.id}/content`)).status).toBe(401);
  });

  test("under the same key is answered alike, and refused when it is another", async () => {
    const key = randomUUID();
    const first = await bring(png(330, 330), { key });
    const second = await bring(png(330, 330), { key });
    expect([first.status, second.status, second.json, second.headers.get("idempotency-replayed")]).toEqual([
      201,
      201,
      first.json,
      "true",
    ]);
    const other = await bring(png(340, 330), { key });
    expect([other.status, other.json.type]).toEqual([422, "/problems/idempotency-key-reused"]);
  });

  test("a recording loses what was written into it", async () => {
    files.write("voice.wav", wav(tone(1)));
    const secret = "scripted-by-nobody";
    await files.convert("voice.wav", "voice.mp3", ["-metadata", `comment=${secret}`, "-metadata", `TXXX=${secret}`]);
    expect(Buffer.from(made("voice.mp3")).includes(secret)).toBe(true);
    const { status, json } = await bring(made("voice.mp3"), { kind: "recording", name: "voice.mp3" });
    expect([status, json.mediaType]).toEqual([201, "audio/wav"]);
    expect(readFileSync(stage.files.pathOf(json.sha256)).includes(secret)).toBe(false);
  });

  test("a clip becomes one without sound", async () => {
    await clip("clip.mp4");
    const { status, json } = await bring(made("clip.mp4"), { kind: "clip", name: "clip.mp4" });
    expect([status, json.mediaType, json.width, json.height]).toEqual([201, "video/mp4", 320, 320]);
    expect(json.durationMs).toBeGreaterThan(900);
  });
});

const GIF = "GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1)//";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const M3U8 = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n";
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const ZIP = Buffer.concat([Buffer.from("504b0304140000000000", "hex"), randomBytes(200)]);

test.each([
  ["nothing in it", text(""), {}, 422, "empty-file"],
  ["51 MB", new Uint8Array(51_000_000), {}, 413, "payload-too-large"],
  ["HTML under the name of a picture", text("<!doctype html><script>alert(1)</script>"), {}, 415, "type-mismatch"],
  ["a GIF that is a program as well", text(GIF), {}, 415, "type-mismatch"],
  ["an SVG with a program in it", text(SVG), { name: "a.svg" }, 415, "type-mismatch"],
  ["a playlist under the name of a clip", text(M3U8), { kind: "clip", name: "a.mp4" }, 415, "type-mismatch"],
  ["an archive", new Uint8Array(ZIP), { name: "a.zip" }, 415, "type-mismatch"],
  ["what virus scanners are tested with", text(EICAR), { name: "a.png" }, 415, "type-mismatch"],
  ["sixty thousand pixels a side", pngBomb(60_000, 60_000), {}, 422, "pixel-limit"],
  ["half a picture", png(400, 400).subarray(0, 900), {}, 422, "corrupt-media"],
  [
    "a picture and something behind it",
    Buffer.concat([png(400, 400), Buffer.from("PK\u0003\u0004")]),
    {},
    422,
    "corrupt-media",
  ],
  ["a picture where a clip is wanted", png(400, 400), { kind: "clip" }, 415, "type-mismatch"],
] as const)("a file with %s is refused", async (_what, content, sent: Sent, status, slug) => {
  const answer = await bring(content, sent);
  expect([answer.status, answer.json.type]).toEqual([status, `/problems/${slug}`]);
});

test("a clip that was cut off is refused", async () => {
  await clip("whole.mp4");
  const whole = made("whole.mp4");
  const answer = await bring(whole.subarray(0, whole.length * 0.6), { kind: "clip", name: "a.mp4" });
  expect([answer.status, answer.json.type]).toEqual([422, "/problems/corrupt-media"]);
});

test("whoever may not bring files is refused before anything is read", async () => {
  const scheduler = await api.hire("scheduler");
  expect((await bring(png(400, 400), { as: scheduler.pass })).status).toBe(403);
  expect((await bring(png(400, 400), { as: "nobody" })).status).toBe(401);
});

test("a file is not taken as JSON, nor JSON as a file", async () => {
  const answer = await api.ask("POST", "/api/v1/media?kind=picture", { as: producer.pass, body: { file: "x" } });
  expect([answer.status, answer.json.type]).toEqual([415, "/problems/unsupported-media-type"]);
});

const BOUNDARY = "sunny";
const part = (name: string, rest = "") =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\nx\r\n`;
const END = `--${BOUNDARY}--\r\n`;

test.each([
  ["no boundary", "multipart/form-data", part("file", '; filename="a.png"') + END],
  ["no end", `multipart/form-data; boundary=${BOUNDARY}`, part("file", '; filename="a.png"')],
  [
    "ten thousand parts",
    `multipart/form-data; boundary=${BOUNDARY}`,
    part("file", '; filename="a.png"').repeat(10_000) + END,
  ],
  [
    "a part called __proto__",
    `multipart/form-data; boundary=${BOUNDARY}`,
    part("__proto__", '; filename="a.png"') + END,
  ],
  ["a field called __proto__", `multipart/form-data; boundary=${BOUNDARY}`, part("__proto__") + END],
  [
    "a field beside the file",
    `multipart/form-data; boundary=${BOUNDARY}`,
    part("a") + part("file", '; filename="a.png"') + END,
  ],
  ["no part at all", `multipart/form-data; boundary=${BOUNDARY}`, END],
  ["nothing", `multipart/form-data; boundary=${BOUNDARY}`, ""],
  [
    "no name",
    `multipart/form-data; boundary=${BOUNDARY}`,
    `--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nx\r\n${END}`,
  ],
])("a form with %s is malformed", async (_what, type, body) => {
  const answer = await api.ask("POST", "/api/v1/media?kind=picture", {
    as: producer.pass,
    body,
    headers: { "Content-Type": type },
  });
  expect([answer.status, answer.json.type]).toEqual([400, "/problems/malformed-multipart"]);
});

test("whoever hangs up in the middle leaves nothing behind", async () => {
  const started = process.uptime();
  const head = [
    "POST /api/v1/media?kind=picture HTTP/1.1",
    "Host: localhost",
    `Authorization: Bearer ${producer.pass}`,
    `Idempotency-Key: ${randomUUID()}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    "Content-Length: 1000000",
    "",
    part("file", '; filename="a.png"'),
  ].join("\r\n");
  const socket = connect(api.port, "127.0.0.1", () => socket.write(head));
  await expect.poll(() => leftovers().length).toBeGreaterThan(0);
  socket.destroy();
  await expect.poll(leftovers).toEqual([]);
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200);
  expect(process.uptime()).toBeGreaterThan(started);
});

async function clip(file: string): Promise<void> {
  files.write("still.png", png(320, 320));
  const output = ["-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await files.convert("still.png", file, output, ["-loop", "1", "-framerate", "30"]);
}
