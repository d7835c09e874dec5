import { EventEmitter, once } from "node:events";
import http from "node:http";
import type { LookupFunction } from "node:net";
import { describe, expect, test } from "vitest";
import { openOutside, type Trusted, UnreachableError } from "#infra/channels/outside/outside.ts";
import { ForbiddenAddressError } from "#infra/channels/outside/public-address.ts";
import { CERTIFICATE } from "./support/certificate.ts";
import { failureOf } from "./support/dispatch.ts";
import { serve, serveRaw, serveSecurely } from "./support/servers.ts";

const ask = (url: string, trusted: Trusted, { timeoutMs = 5000, mostBytes = 1000, body = "" } = {}) =>
  openOutside({ trusted }).ask({
    method: "POST",
    url,
    body: Buffer.from(body),
    signal: new AbortController().signal,
    timeoutMs,
    mostBytes,
  });

/** A resolver that answers one after the other, and counts how often it was asked. */
function resolver(...answers: string[]): { lookup: LookupFunction; asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (_hostname, _options, callback) => {
    const address = answers[Math.min(asked, answers.length - 1)] ?? "";
    asked += 1;
    callback(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
  };
  return { lookup, asked: () => asked };
}

const FORBIDDEN = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.8.9.10",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.192",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:8.8.8.8",
  "::ffff:0:127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::808:808",
  "64:ff9b:1::1",
  "100::1",
  "100:0:0:1::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:808:808::",
  "3fff::1",
  "4000::1",
  "5f00::1",
  "8000::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
];

describe("a name that leads inside is refused when it is used", () => {
  test.each(FORBIDDEN)("%s", async (address) => {
    const { lookup } = resolver(address);
    const failure = await failureOf(ask("https://hooks.example.org/", { lookup }));
    expect(failure).toBeInstanceOf(ForbiddenAddressError);
    expect(failure.message).toBe("hooks.example.org leads to an address that is not public; nothing was sent.");
  });

  test("one bad address among good ones is enough", async () => {
    const lookup: LookupFunction = (_hostname, _options, callback) =>
      callback(null, [
        { address: "93.184.215.14", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    expect(await failureOf(ask("https://hooks.example.org/", { lookup }))).toBeInstanceOf(ForbiddenAddressError);
  });
});

describe("a name that changes its meaning between two looks gains nothing", () => {
  // 127.0.0.2 stands for a public server, 127.0.0.1 for one inside that the attacker aims at.
  async function twoServers() {
    const seen = { inside: 0, outside: 0 };
    const inside = await serve((_request, response) => {
      seen.inside += 1;
      response.end("secret of the inside");
    });
    const { port } = new URL(inside);
    const outside = http.createServer((_request, response) => {
      seen.outside += 1;
      response.end("hello");
    });
    await new Promise<void>((resolve) => outside.listen(Number(port), "127.0.0.2", resolve));
    const origin = `http://rebind.example.org:${port}`;
    return { origin, seen, close: () => outside.close() };
  }

  test("the address that was judged is the one connected to; the next request is judged anew", async () => {
    const { origin, seen, close } = await twoServers();
    const { lookup, asked } = resolver("127.0.0.2", "127.0.0.1");
    const trusted = { origins: [origin], addresses: ["127.0.0.2"], lookup };
    const first = await ask(`${origin}/`, trusted);
    expect({ body: first.body.toString(), asked: asked(), seen }).toEqual({
      body: "hello",
      asked: 1,
      seen: { inside: 0, outside: 1 },
    });
    expect(await failureOf(ask(`${origin}/`, trusted))).toBeInstanceOf(ForbiddenAddressError);
    expect(seen.inside).toBe(0);
    close();
  });
});

describe("what answers", () => {
  test("a redirect is not followed, wherever it points", async () => {
    let hits = 0;
    const target = await serve((_request, response) => {
      hits += 1;
      response.end();
    });
    for (const location of ["http://169.254.169.254/latest/meta-data/", target]) {
      const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
      expect(await ask(origin, { origins: [origin, target] })).toMatchObject({ status: 302 });
    }
    expect(hits).toBe(0);
  });

  test("a body without end is cut, and its connection closed", async () => {
    let sent = 0;
    const seen = new EventEmitter();
    const closed = once(seen, "closed");
    const origin = await serve((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const pour = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", pour);
      response.on("close", () => seen.emit("closed"));
      response.writeHead(200, { "content-length": 10_000_000_000 });
      pour();
    });
    const answer = await ask(origin, { origins: [origin] });
    expect(answer).toMatchObject({ status: 200, isWhole: false });
    expect(answer.body).toHaveLength(1000);
    await closed;
    expect(sent).toBeLessThan(100_000_000);
  });

  test("a server that never answers is left after the time", async () => {
    const origin = await serve(() => undefined);
    const failure = await failureOf(ask(origin, { origins: [origin] }, { timeoutMs: 200 }));
    expect(failure).toBeInstanceOf(UnreachableError);
    expect(failure.message).toBe("127.0.0.1 did not answer within 0.2 s.");
  });

  test("one letter now and then does not hold us longer either", async () => {
    const origin = await serveRaw((socket) => {
      const words = "HTTP/1.1 200 OK\r\n".split("");
      const timer = setInterval(() => socket.write(words.shift() ?? "x"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    const failure = await failureOf(ask(origin, { origins: [origin] }, { timeoutMs: 400 }));
    expect(failure).toBeInstanceOf(UnreachableError);
  });

  test("a status that came counts, though its body drips on for ever", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    const answer = await ask(origin, { origins: [origin] }, { timeoutMs: 400 });
    expect(answer).toMatchObject({ status: 200, isWhole: false });
  });

  test.each([
    ["nothing of HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n"],
    ["headers without end", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}`],
    ["a switch to another protocol", "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"],
    ["an end without a word", ""],
  ])("%s is no answer", async (_case, words) => {
    const origin = await serveRaw((socket) => {
      socket.on("data", () => socket.end(words));
    });
    expect(await failureOf(ask(origin, { origins: [origin] }))).toBeInstanceOf(UnreachableError);
  });

  test("the reason names the host and a code, never an address inside or the path", async () => {
    const origin = await serve(() => undefined);
    const closed = origin.replace(/\d+$/, "1");
    const failure = await failureOf(ask(`${closed}/canary-path?token=canary`, { origins: [closed] }));
    expect(failure.message).toBe("127.0.0.1 could not be reached (ECONNREFUSED).");
    expect(String(failure.cause)).not.toContain("canary");
  });
});

describe("TLS", () => {
  test("a certificate that nobody vouches for is refused", async () => {
    const origin = await serveSecurely((_request, response) => response.end());
    const failure = await failureOf(ask(origin, { origins: [origin] }));
    expect(failure.message).toMatch(/could not be reached \((DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT.*)\)/);
  });

  test("one that is vouched for is taken under its name, and under no other", async () => {
    const origin = await serveSecurely((_request, response) => response.end("hello"));
    const { port } = new URL(origin);
    const { lookup } = resolver("127.0.0.1");
    const trusted = { addresses: ["127.0.0.1"], ca: CERTIFICATE, lookup };
    const named = (host: string) => `https://${host}:${port}`;
    const right = await ask(named("hooks.example.org"), { ...trusted, origins: [named("hooks.example.org")] });
    expect(right.body.toString()).toBe("hello");
    const wrong = await failureOf(
      ask(named("other.example.org"), { ...trusted, origins: [named("other.example.org")] }),
    );
    expect(wrong.message).toMatch(/ERR_TLS_CERT_ALTNAME_INVALID/);
  });

  test("a server that speaks no TLS is left", async () => {
    const origin = (
      await serveRaw((socket) => void socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\n\r\n")))
    ).replace("http:", "https:");
    expect(await failureOf(ask(origin, { origins: [origin] }))).toBeInstanceOf(UnreachableError);
  });
});
