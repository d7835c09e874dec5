import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type NoAnswerError, openWire } from "#infra/channels/platform/wire.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const { signal } = new AbortController();
const anywhere = openWire({ reach: "anywhere", patience: { callMs: 1000, uploadMs: 1000 } });
const failure = (asked: Promise<unknown>): Promise<NoAnswerError> =>
  asked.then(
    () => Promise.reject("no"),
    (error) => error,
  );

describe("the wire to platforms reaches the public internet alone", () => {
  test.each([
    "http://example.org/",
    "https://127.0.0.1/",
    "https://localhost/",
    "https://169.254.169.254/latest/meta-data",
    "https://10.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
  ])("%s gets no request", async (url) => {
    const error = await failure(openWire()({ method: "GET", url: new URL(url), signal }));
    expect(error.wasSent).toBe(false);
  });
});

describe("an answer that is none says whether anything was sent", () => {
  test("a place where nobody listens got nothing", async () => {
    const url = await serve(() => undefined);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect((await failure(anywhere({ method: "GET", url, signal }))).wasSent).toBe(false);
  });

  test.each<[string, RequestListener]>([
    ["who never answers", () => undefined],
    ["who hangs up", (request) => request.socket.destroy()],
    [
      "who breaks off in the answer",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half");
        setTimeout(() => request.socket.destroy(), 10);
      },
    ],
    [
      "whose answer has no end",
      (_request, response) => {
        response.on("error", () => undefined);
        const more = () => response.destroyed || response.write("x".repeat(10_000), more);
        more();
      },
    ],
  ])("%s may have got it", async (_who, listener) => {
    const error = await failure(anywhere({ method: "GET", url: await serve(listener), signal }));
    expect(error.wasSent).toBe(true);
  });

  test("a delivery that is called off ends at once", async () => {
    const calling = new AbortController();
    const asked = failure(anywhere({ method: "GET", url: await serve(() => calling.abort()), signal: calling.signal }));
    expect((await asked).message).toContain("took too long");
  });

  test("neither an address nor a header shows in what is said of it", async () => {
    const url = new URL("?upload_token=hush-hush", await serve((request) => request.socket.destroy()));
    const error = await failure(
      anywhere({ method: "GET", url, headers: { authorization: "Bearer hush-hush" }, signal }),
    );
    expect(`${error.message} ${error.stack}`).not.toContain("hush");
  });
});

test("an answer of 64 kB is read, and one byte more is not", async () => {
  const url = await serve((request, response) => void response.end("x".repeat(Number(request.headers["x-bytes"]))));
  const ask = (bytes: number) => anywhere({ method: "GET", url, headers: { "x-bytes": String(bytes) }, signal });
  expect((await ask(65_536)).text).toHaveLength(65_536);
  expect((await failure(ask(65_537))).message).toContain("longer than any answer should be");
});

test("an answer that comes before the body was read counts", async () => {
  const url = await serve((request, response) => {
    response.writeHead(413).end("{}");
    request.resume();
  });
  const body = [Buffer.alloc(5_000_000)];
  expect((await anywhere({ method: "PUT", url, body, signal })).status).toBe(413);
});

test("a redirect is an answer and is not followed", async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect((await anywhere({ method: "GET", url, signal })).status).toBe(302);
  expect(asked).toBe(1);
});
