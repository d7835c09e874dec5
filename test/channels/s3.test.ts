import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOutside } from "#infra/channels/outside/outside.ts";
import { s3Channel } from "#infra/channels/s3/s3.ts";
import { LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode, storeFile } from "./support/dispatch.ts";
import { serve, serveRaw } from "./support/servers.ts";
import { signatureFits } from "./support/signature-v4.ts";

const SECRETS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
let server: ChildProcess;
let directory: string;
let endpoint: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "sunny-bucket-"));
  server = fork(new URL("./support/bucket-server.mjs", import.meta.url), [directory, "0"]);
  const port = await new Promise((resolve, reject) => {
    server.once("message", resolve);
    server.once("exit", (code) => reject(new Error(`The bucket server ended with ${code}.`)));
  });
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.disconnect();
  await ended;
  rmSync(directory, { recursive: true });
});

const now = () => new Date("2026-12-05T10:00:00Z");
const portTo = (...origins: string[]) => s3Channel({ outside: openOutside({ trusted: { origins } }), now });

let count = 0;
/** A delivery into a prefix of its own, so that tests do not meet. */
function dispatchTo(wishes: Partial<Parameters<typeof dispatchOf>[0]> = {}, settings: Record<string, unknown> = {}) {
  count += 1;
  return dispatchOf({
    files: storeEpisode(newFolder()),
    secrets: SECRETS,
    settings: { endpoint, bucket: "sunny", prefix: `test-${count}`, ...settings },
    ...wishes,
  });
}
const objectOf = (dispatch: ReturnType<typeof dispatchTo>, path: string) => {
  const { prefix } = dispatch.channel.settings as { prefix: string };
  return fetch(`${endpoint}/sunny/${prefix}/three-random-words/${path}`);
};

describe("a release lies in a bucket, whole and once", () => {
  test("deliver, look up, deliver again, retract, retract again", async () => {
    const port = portTo(endpoint);
    const dispatch = dispatchTo({}, { publicBaseUrl: "https://cdn.example.org/" });
    const { prefix } = dispatch.channel.settings as { prefix: string };
    const live = {
      is: "live",
      permalink: `https://cdn.example.org/${prefix}/three-random-words/en/vertical/video.mp4`,
    };
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.deliver(dispatch)).toEqual(live);
    expect(await port.lookUp(dispatch)).toEqual(live);
    expect(await port.deliver(dispatch)).toEqual(live);
    expect(await (await objectOf(dispatch, "en/vertical/video.mp4")).text()).toBe("video of three random words");

    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    for (const path of ["en/vertical/video.mp4", "en/vertical/captions.vtt", "release.json"]) {
      expect((await objectOf(dispatch, path)).status).toBe(404);
    }
  });

  test("browsers are told the type, how long to keep it, and the digest", async () => {
    const dispatch = dispatchTo({}, { cacheControl: "public, max-age=30" });
    await portTo(endpoint).deliver(dispatch);
    const { headers } = await objectOf(dispatch, "en/vertical/captions.vtt");
    expect(headers.get("content-type")).toBe("text/vtt");
    expect(headers.get("cache-control")).toBe("public, max-age=30");
    expect(headers.get("x-amz-meta-sha256")).toBe(dispatch.shipment.files[1]?.sha256);
    expect((await objectOf(dispatch, "release.json")).headers.get("cache-control")).toBe("no-cache");
  });

  test("a large file arrives in pieces, whole and with its digest", async () => {
    const bytes = randomBytes(20_000_000);
    const dispatch = dispatchTo({ files: [storeFile(newFolder(), bytes)] });
    expect(await portTo(endpoint).deliver(dispatch)).toMatchObject({ is: "live" });
    const response = await objectOf(dispatch, "en/vertical/video.mp4");
    expect(response.headers.get("content-type")).toBe("video/mp4");
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
  });

  test.each([1000, 20_000_000])("a file of %d bytes that changed in the store never appears", async (size) => {
    const file = storeFile(newFolder(), randomBytes(size));
    writeFileSync(file.path, randomBytes(size));
    const dispatch = dispatchTo({ files: [file] });
    const failure = await failureOf(portTo(endpoint).deliver(dispatch));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/no longer what was approved/);
    expect((await objectOf(dispatch, "en/vertical/video.mp4")).status).toBe(404);
  });

  test("an object that someone replaced, even by one of the same size, is not live; delivering again mends it", async () => {
    const port = portTo(endpoint);
    const dispatch = dispatchTo();
    await port.deliver(dispatch);
    const { url } = await objectOf(dispatch, "en/vertical/video.mp4");
    await fetch(url, { method: "PUT", body: "VIDEO of three random words" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    await port.deliver(dispatch);
    expect(await (await fetch(url)).text()).toBe("video of three random words");
    await fetch(url, { method: "DELETE" });
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
  });

  test("without a public address there is no link, and the prefix may be empty", async () => {
    const dispatch = dispatchTo({}, { prefix: "" });
    expect(await portTo(endpoint).deliver(dispatch)).toEqual({ is: "live", permalink: null });
    expect((await fetch(`${endpoint}/sunny/three-random-words/release.json`)).status).toBe(200);
    await portTo(endpoint).retract(dispatch);
  });

  test("a later release takes the place of the first, and the first can no longer take it down", async () => {
    const port = portTo(endpoint);
    const first = dispatchTo();
    const later = dispatchOf({
      files: storeEpisode(newFolder(), "four random words").slice(0, 1),
      secrets: SECRETS,
      settings: first.channel.settings,
      deliveryId: "delivery-2",
    });
    await port.deliver(first);
    await port.deliver(later);
    expect(await port.lookUp(first)).toEqual({ is: "absent" });
    expect((await objectOf(first, "en/vertical/captions.vtt")).status).toBe(404);
    await port.retract(first);
    expect(await port.lookUp(later)).toMatchObject({ is: "live" });
  });

  test("another channel may not write over it", async () => {
    const port = portTo(endpoint);
    const first = dispatchTo();
    await port.deliver(first);
    const { settings } = first.channel;
    const failure = await failureOf(port.deliver(dispatchTo({ settings, channelId: "channel-2" })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(await port.lookUp(first)).toMatchObject({ is: "live" });
  });

  test("the check writes and deletes, and leaves nothing", async () => {
    const channel = channelOf({ settings: { endpoint, bucket: "sunny", prefix: "check" }, secrets: SECRETS });
    expect(await portTo(endpoint).check(channel, new AbortController().signal)).toMatch(/written to and deleted/);
    const listed = await (await fetch(`${endpoint}/sunny?prefix=check`)).text();
    expect(listed).not.toContain("<Key>");
  });
});

describe("what the service says is understood", () => {
  test("wrong keys: a person has to connect it again, and no key is repeated", async () => {
    const secrets = { accessKeyId: "canary-id", secretAccessKey: "canary-key" };
    const failure = await failureOf(portTo(endpoint).deliver(dispatchTo({ secrets })));
    expect(failure).toBeInstanceOf(LockedOutError);
    expect(failure.message).toBe("The bucket answered 403 InvalidAccessKeyId: check its keys and what they may do.");
    expect(JSON.stringify([failure.message, failure.stack, String(failure.cause)])).not.toMatch(/canary/);
  });

  test("a bucket that is not there", async () => {
    const failure = await failureOf(portTo(endpoint).deliver(dispatchTo({}, { bucket: "nowhere" })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/404 NoSuchBucket/);
  });

  const answering =
    (status: number, headers: Record<string, string> = {}, body = ""): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const failureAt = (origin: string, act: "deliver" | "retract" | "lookUp" = "deliver") =>
    failureOf(portTo(origin)[act](dispatchTo({}, { endpoint: origin })));

  test.each(["deliver", "retract", "lookUp"] as const)(
    "slow down (503): %s waits as long as it is asked to",
    async (act) => {
      const body = "<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>canary</Message></Error>";
      const origin = await serve(answering(503, { "retry-after": "120", "content-type": "application/xml" }, body));
      const failure = await failureAt(origin, act);
      expect(failure).toBeInstanceOf(NotSentError);
      expect(failure).toMatchObject({ message: "The bucket answered 503 SlowDown.", retryAfterMs: 120_000 });
    },
  );

  test.each([
    [401, LockedOutError],
    [403, LockedOutError],
    [408, NotSentError],
    [429, NotSentError],
    [500, NotSentError],
    [301, RefusedError],
    [307, RefusedError],
    [400, RefusedError],
  ] as const)("%d", async (status, kind) => {
    const failure = await failureAt(await serve(answering(status, { location: "http://169.254.169.254/" })));
    expect(failure).toBeInstanceOf(kind);
    expect(failure.message).toContain(`answered ${status}`);
  });

  test.each<[string, () => Promise<string>]>([
    ["hangs up", () => serveRaw((socket) => socket.destroy())],
    [
      "pours without end",
      () => serve((_request, response) => void response.writeHead(200).end(Buffer.alloc(1_000_000))),
    ],
    [
      "breaks off",
      () =>
        serve(
          (_request, response) =>
            void response.writeHead(200, { "content-length": 9 }).write("x", () => response.destroy()),
        ),
    ],
  ])("one that %s: it is tried again, for it cannot double", async (_case, start) => {
    expect(await failureAt(await start())).toBeInstanceOf(NotSentError);
  });

  test("one that answers a large upload with nonsense is tried again", async () => {
    const origin = await serve((request, response) => {
      const body = "<html>canary</html>";
      response.writeHead(request.method === "POST" ? 200 : 404, { "content-type": "text/html" }).end(body);
    });
    const files = [storeFile(newFolder(), randomBytes(9_000_000))];
    const failure = await failureOf(portTo(origin).deliver(dispatchTo({ files }, { endpoint: origin })));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toBe("The bucket's answer makes no sense.");
  });

  test("one that says yes to everything and keeps nothing is not believed", async () => {
    const origin = await serve((request, response) => {
      response.writeHead(request.method === "PUT" ? 200 : 404).end();
    });
    const failure = await failureAt(origin);
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/took the files and does not show them/);
  });
});

describe("every request is signed as AWS reads it", () => {
  test("the signature fits what really arrives, and never fits another key", async () => {
    const seen: { isSigned: boolean; isSignedByOther: boolean; method: string }[] = [];
    const origin = await serve((request, response) => {
      const check = (key: string) => signatureFits(request, key);
      const method = request.method ?? "";
      seen.push({ method, isSigned: check("the-secret"), isSignedByOther: check("another-secret") });
      const body = "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
      if (method === "POST") response.writeHead(200, { "content-type": "application/xml" }).end(body);
      else response.writeHead(method === "PUT" ? 200 : 404, { etag: '"e"' }).end();
    });
    const files = [...storeEpisode(newFolder()), storeFile(newFolder(), randomBytes(9_000_000), { locale: "pt-BR" })];
    const secrets = { accessKeyId: "id", secretAccessKey: "the-secret" };
    await failureOf(
      portTo(origin).deliver(dispatchTo({ files, secrets }, { endpoint: origin, region: "eu-central-1" })),
    );
    expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(["GET", "HEAD", "PUT", "POST"]));
    expect(seen.filter(({ isSigned, isSignedByOther }) => !isSigned || isSignedByOther)).toEqual([]);
  });
});

describe("wrong settings are refused by field, when saved and when used", () => {
  const fine = { endpoint: "https://s3.example.org", bucket: "sunny" };
  const port = portTo();

  test("the least that is needed", () => {
    expect(port.settings.safeParse(fine).data).toEqual({
      ...fine,
      region: "auto",
      prefix: "",
      cacheControl: "public, max-age=60",
    });
  });

  test.each([
    [{ endpoint: "http://s3.example.org" }, "endpoint: must begin with https"],
    [{ endpoint: "https://169.254.169.254" }, "endpoint: is a number"],
    [{ endpoint: "https://s3.example.org/sunny" }, "endpoint: must be without a path"],
    [{ endpoint: "https://minio:9000" }, "endpoint: names a port"],
    [{ bucket: "Sunny" }, "bucket: must be the name of a bucket"],
    [{ bucket: "a/../b" }, "bucket: must be the name of a bucket"],
    [{ region: "eu central" }, "region: must be a region"],
    [{ prefix: "/a" }, "prefix: must be folder names"],
    [{ prefix: "a/../b" }, "prefix: must be folder names"],
    [{ publicBaseUrl: "http://cdn.example.org" }, "publicBaseUrl: must be a web address"],
    [{ cacheControl: "x\r\ny: z" }, "cacheControl: must be a Cache-Control header"],
    [{ accessKeyId: "canary" }, "accessKeyId: is not a known field"],
  ])("%j", async (change, reason) => {
    const settings = { ...fine, ...change };
    expect(port.settings.safeParse(settings).success).toBe(false);
    const failure = await failureOf(port.deliver(dispatchTo({ settings })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toContain(reason);
    expect(failure.message).not.toContain("canary");
  });

  test.each(["accessKeyId", "secretAccessKey"])("without the secret %s nothing is sent", async (name) => {
    const secrets = { ...SECRETS, [name]: "" };
    const failure = await failureOf(portTo(endpoint).deliver(dispatchTo({ secrets })));
    expect(failure).toBeInstanceOf(LockedOutError);
    expect(failure.message).toContain(`"${name}"`);
  });

  test("a worker that was replaced sends nothing", async () => {
    const dispatch = dispatchTo({
      note: async () => {
        throw new Error("replaced");
      },
    });
    await expect(portTo(endpoint).deliver(dispatch)).rejects.toThrow("replaced");
    expect((await objectOf(dispatch, "en/vertical/video.mp4")).status).toBe(404);
  });
});
