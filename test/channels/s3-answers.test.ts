import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { bucketPort, dispatchInto, KEYS, startBucketServer } from "./support/bucket.ts";
import { failureOf, newFolder, storeEpisode, storeFile } from "./support/dispatch.ts";
import { serve, serveRaw } from "./support/servers.ts";
import { signatureFits } from "./support/signature-v4.ts";

const endpoint = startBucketServer();
const dispatchTo = (
  wishes: Parameters<typeof dispatchInto>[1] = {},
  settings: Parameters<typeof dispatchInto>[2] = {},
) => dispatchInto(endpoint(), wishes, settings);

describe("what the service says is understood", () => {
  test("wrong keys: a person has to connect it again, and no key is repeated", async () => {
    const secrets = { accessKeyId: "canary-id", secretAccessKey: "canary-key" };
    const failure = await failureOf(bucketPort(endpoint()).deliver(dispatchTo({ secrets })));
    expect(failure).toBeInstanceOf(LockedOutError);
    expect(failure.message).toBe("The bucket answered 403 InvalidAccessKeyId: check its keys and what they may do.");
    expect(JSON.stringify([failure.message, failure.stack, String(failure.cause)])).not.toMatch(/canary/);
  });

  test("a bucket that is not there", async () => {
    const failure = await failureOf(bucketPort(endpoint()).deliver(dispatchTo({}, { bucket: "nowhere" })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/404 NoSuchBucket/);
  });

  const answering =
    (status: number, headers: Record<string, string> = {}, body = ""): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const failureAt = (origin: string, act: "deliver" | "retract" | "lookUp" = "deliver") =>
    failureOf(bucketPort(origin)[act](dispatchTo({}, { endpoint: origin })));

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
    const failure = await failureOf(bucketPort(origin).deliver(dispatchTo({ files }, { endpoint: origin })));
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
      bucketPort(origin).deliver(dispatchTo({ files, secrets }, { endpoint: origin, region: "eu-central-1" })),
    );
    expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(["GET", "HEAD", "PUT", "POST"]));
    expect(seen.filter(({ isSigned, isSignedByOther }) => !isSigned || isSignedByOther)).toEqual([]);
  });
});

describe("wrong settings are refused by field, when saved and when used", () => {
  const fine = { endpoint: "https://s3.example.org", bucket: "sunny" };
  const port = bucketPort();

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
    const secrets = { ...KEYS, [name]: "" };
    const failure = await failureOf(bucketPort(endpoint()).deliver(dispatchTo({ secrets })));
    expect(failure).toBeInstanceOf(LockedOutError);
    expect(failure.message).toContain(`"${name}"`);
  });

  test("a worker that was replaced sends nothing", async () => {
    const dispatch = dispatchTo({
      note: async () => {
        throw new Error("replaced");
      },
    });
    await expect(bucketPort(endpoint()).deliver(dispatch)).rejects.toThrow("replaced");
    expect(await bucketPort(endpoint()).lookUp(dispatch)).toEqual({ is: "absent" });
  });
});
