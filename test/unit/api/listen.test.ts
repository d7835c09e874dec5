import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeServer, listen } from "../../../src/cli/listen.ts";

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const patience = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  server = await listen("127.0.0.1", 0, patience);
  server.server.on("request", (request, response) => {
    request.resume();
    request.once("end", () => response.end("fine"));
  });
});
afterAll(() => closeServer(server.server));

/** What the server says to these bytes, sent one after the other. */
async function say(first: string, ...later: string[]): Promise<string> {
  let said = "";
  const socket = connect(server.port, "127.0.0.1");
  socket.setEncoding("utf8").on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(first);
  for (const bytes of later) socket.write(bytes);
  await once(socket, "close");
  return said;
}

test("an address of a megabyte is not found, like every other that is none", async () => {
  const said = await say(`GET /api/v1/campaigns/${"x".repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(said).toMatch(/^HTTP\/1\.1 404 [\s\S]*application\/problem\+json[\s\S]*\/problems\/not-found/);
});

test.each([
  ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${"x".repeat(100_000)}\r\n\r\n`, 431],
  ["no HTTP at all", "HELLO\r\n\r\n", 400],
  ["half a header and then silence", "GET / HTTP/1.1\r\nHost: ", 408],
  ["half a body and then silence", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", 408],
])("%s is answered, and the connection is over", async (_what, bytes, status) => {
  expect(await say(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test("who asks before the program can answer is answered once it can", async () => {
  const { server: starting, port } = await listen("127.0.0.1", 0);
  const early = fetch(`http://127.0.0.1:${port}/`);
  await once(starting, "connection");
  await sleep(100);
  starting.on("request", (_request, response) => response.end("fine"));
  expect(await (await early).text()).toBe("fine");
  await closeServer(starting);
});
