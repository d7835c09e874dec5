import { createHash } from "node:crypto";
import { symlinkSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { madeFiles, png, pngBomb } from "./made-files.ts";

const made = madeFiles();
beforeAll(async () => {
  made.write("media/door.png", png(640, 360));
  await made.convert("media/door.png", "media/door.jpg", []);
});
afterAll(made.remove);

const issueOf = (error: unknown) => (error as { issues: { message: string }[] }).issues.map((issue) => issue.message);
const refusal = (file: string) => made.inspect(file, "picture").then(String, issueOf);

test("a PNG is known by its bytes, type and size", async () => {
  const content = made.read("media/door.png");
  expect(await made.inspect("media/door.png", "picture")).toEqual({
    file: "media/door.png",
    sha256: createHash("sha256").update(content).digest("hex"),
    bytes: content.length,
    type: "image/png",
    width: 640,
    height: 360,
  });
});

test("a JPEG is read", async () => {
  expect(await made.inspect("media/door.jpg", "picture")).toMatchObject({
    type: "image/jpeg",
    width: 640,
    height: 360,
  });
});

test("a JPEG of a camera that was turned has the size that is seen", async () => {
  const exif = Buffer.concat([
    Buffer.from("ffe10022457869660000", "hex"),
    Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex"),
  ]);
  const jpeg = made.read("media/door.jpg");
  made.write("media/turned.jpg", Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
  expect(await made.inspect("media/turned.jpg", "picture")).toMatchObject({ width: 360, height: 640 });
});

// A still WebP is one frame of VP8 in a RIFF file.
async function webp(): Promise<Buffer> {
  await made.convert("media/door.png", "one.webm", ["-pix_fmt", "yuv420p", "-c:v", "libvpx", "-frames:v", "1"]);
  const webm = made.read("one.webm");
  const begin = webm.indexOf(Buffer.from("9d012a", "hex")) - 3;
  const frame = webm.subarray(begin, webm.indexOf(Buffer.from("1c53bb6b", "hex"), begin));
  const even = frame.length % 2 === 0 ? frame : Buffer.concat([frame, Buffer.alloc(1)]);
  const head = Buffer.from("RIFF....WEBPVP8 ....", "latin1");
  head.writeUInt32LE(12 + even.length, 4);
  head.writeUInt32LE(frame.length, 16);
  return Buffer.concat([head, even]);
}

test("a WebP is read", async () => {
  made.write("media/door.webp", await webp());
  expect(await made.inspect("media/door.webp", "picture")).toMatchObject({
    type: "image/webp",
    width: 640,
    height: 360,
  });
});

test("a WebP that is damaged inside is refused", async () => {
  const content = await webp();
  made.write("media/hurt.webp", content.fill(0xff, 30, content.length));
  expect(await refusal("media/hurt.webp")).toEqual([expect.stringContaining("damaged or cut off")]);
});

test("a WebP without loss, which nothing here can check, is asked for as PNG", async () => {
  const lossless = Buffer.from("RIFF....WEBPVP8L............", "latin1");
  lossless.writeUInt32LE(20, 4);
  lossless.writeUInt32LE(8, 16);
  lossless.writeUInt8(0x2f, 20);
  lossless.writeUInt32LE(639 | (359 << 14), 21);
  made.write("media/lossless.webp", lossless);
  expect(await refusal("media/lossless.webp")).toEqual([expect.stringContaining("export it as .png")]);
});

test.each([
  ["media/nowhere.png", "is missing"],
  ["media/../../secret.png", "must be named media/"],
  ["media/Door.png", "must be named media/"],
  ["/etc/door.png", "must be named media/"],
  ["door.png", "must be named media/"],
  [`media/${"a".repeat(300)}.png`, "must be named media/"],
  ["media/door.gif", "its name must end in .jpg, .jpeg, .png or .webp"],
  ["media/door.svg", "its name must end in"],
])("the name %s is refused with what it must be", async (file, words) => {
  expect(await refusal(file)).toEqual([expect.stringContaining(words)]);
});

test.each([
  ["an empty file", "", "is empty"],
  ["a web page", "<!doctype html><title>Hi</title>", "is of no type we know"],
  ["a drawing with a program in it", '<?xml version="1.0"?><svg onload="a()"/>', "is application/xml inside"],
  ["a GIF", Buffer.from("47494638396101000100000000003b", "hex"), "is image/gif inside"],
  ["a ZIP", Buffer.from("504b0506000000000000000000000000000000000000", "hex"), "is application/zip inside"],
])("%s that is named .png is refused with what it is", async (_, content, words) => {
  made.write("media/other.png", content);
  expect(await refusal("media/other.png")).toEqual([expect.stringContaining(words)]);
});

test("a JPEG that is named .png is refused", async () => {
  made.write("media/renamed.png", made.read("media/door.jpg"));
  expect(await refusal("media/renamed.png")).toEqual([expect.stringContaining("is image/jpeg inside")]);
});

test("a file of more than 50 MB is refused with its size", async () => {
  made.write("media/large.png", Buffer.concat([png(320, 320), Buffer.alloc(51_000_000)]));
  expect(await refusal("media/large.png")).toEqual([expect.stringMatching(/^has 51\.\d MB, more than 50 MB/)]);
});

test("a link is not followed", async () => {
  symlinkSync(made.path("media/door.png"), made.path("media/link.png"));
  expect(await refusal("media/link.png")).toEqual([expect.stringContaining("is a folder or a link")]);
});

test.each(["png", "jpg"])("a %s file with something behind its picture is refused", async (ending) => {
  const hidden = Buffer.from("<script>alert(1)</script>");
  made.write(`media/double.${ending}`, Buffer.concat([made.read(`media/door.${ending}`), hidden]));
  expect(await refusal(`media/double.${ending}`)).toEqual([expect.stringContaining("goes on for 25 bytes")]);
});

test.each(["png", "jpg"])("a %s file that was cut off is refused", async (ending) => {
  const whole = made.read(`media/door.${ending}`);
  made.write(`media/half.${ending}`, whole.subarray(0, whole.length / 2));
  expect(await refusal(`media/half.${ending}`)).toEqual([expect.stringContaining("damaged or cut off")]);
});

test("a picture with a damaged byte inside is refused", async () => {
  const content = made.read("media/door.png");
  content.writeUInt8(content.readUInt8(content.length >> 1) ^ 0xff, content.length >> 1);
  made.write("media/hurt.png", content);
  expect(await refusal("media/hurt.png")).toEqual([expect.stringContaining("damaged or cut off")]);
});

test.each([
  [60_000, 60_000],
  [12_001, 400],
  [8000, 5001],
])("a picture of %s x %s pixels is refused before it is decoded", async (width, height) => {
  made.write("media/bomb.png", pngBomb(width, height));
  expect(await refusal("media/bomb.png")).toEqual([
    `is ${width} x ${height} pixels, more than 12000 a side and 40 million in all: export it smaller`,
  ]);
});

test("a picture that is too small to fill a screen is refused", async () => {
  made.write("media/small.png", png(640, 319));
  expect(await refusal("media/small.png")).toEqual([expect.stringContaining("at least 320 a side")]);
});

test("a refusal names the file", async () => {
  await expect(made.inspect("media/nowhere.png", "picture")).rejects.toMatchObject({
    code: "INVALID_INPUT",
    source: "media/nowhere.png",
    message: "media/nowhere.png: is missing: put the file there",
  });
});
