import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { openOutside, type Trusted } from "#infra/channels/outside/outside.ts";
import { WEBHOOK_WAITS_MS } from "#infra/channels/webhook/waits.ts";
import { webhookChannel } from "#infra/channels/webhook/webhook.ts";
import { LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { CERTIFICATE } from "./support/certificate.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode } from "./support/dispatch.ts";
import { bodyOf, serve, serveRaw, serveSecurely } from "./support/servers.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const portTo = (origin: string, trusted: Trusted = {}, timeoutMs = 300) =>
  webhookChannel({
    outside: openOutside({ trusted: { origins: [origin], ...trusted } }),
    now: () => new Date(),
    timeoutMs,
  });

function dispatchTo(url: string, wishes: Partial<Parameters<typeof dispatchOf>[0]> = {}) {
  return dispatchOf({ files: storeEpisode(newFolder()), settings: { url }, secrets: { signing: SECRET }, ...wishes });
}

/** A receiver as the standard wants it: it verifies, and drops what it has seen. */
function receiver() {
  const taken = new Map<string, { type: string; data: unknown }>();
  let requests = 0;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const body = await bodyOf(request);
    const id = String(request.headers["webhook-id"]);
    const message = new Webhook(SECRET).verify(body, request.headers as Record<string, string>);
    if (!taken.has(id)) taken.set(id, message as { type: string; data: unknown });
    response.writeHead(204).end();
  };
  return { listener, taken, requests: () => requests };
}

const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end();

describe("a receiver over HTTPS is told once", () => {
  test("deliver, look up, deliver again, retract, retract again", async () => {
    const { listener, taken, requests } = receiver();
    const origin = await serveSecurely(listener);
    const port = portTo(origin, { ca: CERTIFICATE });
    const dispatch = dispatchTo(`${origin}/hook?key=1`);

    expect(await port.deliver(dispatch)).toMatchObject({ is: "live", evidence: { tries: "1", answered: "204" } });
    // It cannot be asked; sending again under the same id is what cannot double it.
    expect(await port.lookUp(dispatch)).toEqual({ is: "absent" });
    expect(port.abilities.canReadBack).toBe(false);
    expect(await port.deliver({ ...dispatch, evidence: { tries: "1" } })).toMatchObject({ is: "live" });
    expect([...taken.keys()]).toEqual(["delivery-1"]);

    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect(await port.retract(dispatch)).toEqual({ is: "gone" });
    expect([...taken.values()].map(({ type }) => type)).toEqual(["release.published", "release.retracted"]);
    expect(requests()).toBe(4);
  });

  test("the check sends a signed test message and nothing of a release", async () => {
    const { listener, taken } = receiver();
    const origin = await serve(listener);
    const channel = channelOf({ settings: { url: origin }, secrets: { signing: SECRET } });
    expect(await portTo(origin).check(channel, new AbortController().signal)).toMatch(/answered 204/);
    expect([...taken.values()]).toMatchObject([{ type: "channel.test", data: {} }]);
  });

  test("a worker that was replaced sends nothing", async () => {
    const { listener, requests } = receiver();
    const origin = await serve(listener);
    const note = async () => {
      throw new Error("replaced");
    };
    await expect(portTo(origin).deliver(dispatchTo(origin, { note }))).rejects.toThrow("replaced");
    await expect(portTo(origin).retract(dispatchTo(origin, { note }))).rejects.toThrow("replaced");
    expect(requests()).toBe(0);
  });
});

describe("only 2xx is taken", () => {
  test.each([200, 201, 202, 204, 299])("%d: it is live", async (status) => {
    const origin = await serve(answering(status));
    expect(await portTo(origin).deliver(dispatchTo(origin))).toMatchObject({ is: "live" });
  });

  test.each([304, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503])("%d: it is tried again", async (status) => {
    const origin = await serve(answering(status));
    const failure = await failureOf(portTo(origin).deliver(dispatchTo(origin)));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toContain(`answered ${status}`);
  });

  test("410: never again", async () => {
    const origin = await serve(answering(410));
    const failure = await failureOf(portTo(origin).deliver(dispatchTo(origin)));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/no more messages/);
  });

  test("302 to the metadata of the cloud is a failure, and not followed", async () => {
    const origin = await serve(answering(302, { location: "http://169.254.169.254/latest/meta-data/" }));
    const failure = await failureOf(portTo(origin).deliver(dispatchTo(origin)));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(failure.message).toMatch(/answered 302 and points elsewhere; redirects are not followed/);
  });
});

describe("how long it waits", () => {
  const waitAfter = async (headers: Record<string, string>, tries: number) => {
    const origin = await serve(answering(429, headers));
    const evidence = { tries: String(tries - 1) };
    const failure = await failureOf(portTo(origin).deliver(dispatchTo(origin, { evidence })));
    return failure instanceof NotSentError ? failure.retryAfterMs : failure;
  };

  test("a receiver that asks for an hour gets an hour", async () => {
    expect(await waitAfter({ "retry-after": "3600" }, 1)).toBe(3_600_000);
  });

  test("one that asks for less than the wait of this try does not hurry us", async () => {
    expect(await waitAfter({ "retry-after": "1" }, 4)).toBeGreaterThanOrEqual(WEBHOOK_WAITS_MS[3] ?? 0);
  });

  test("without asking, the wait of the try, a little longer for each delivery in its own way", async () => {
    const wait = Number(await waitAfter({}, 2));
    expect(wait).toBeGreaterThanOrEqual(300_000);
    expect(wait).toBeLessThanOrEqual(330_000);
    expect(await waitAfter({}, 2)).toBe(wait);
  });
});

describe("hostile receivers", () => {
  test.each<[string, () => Promise<string>]>([
    ["never answers", () => serve(() => undefined)],
    [
      "sends a letter now and then",
      () =>
        serveRaw((socket) => {
          const timer = setInterval(() => socket.write("H"), 100);
          socket.on("close", () => clearInterval(timer));
        }),
    ],
    ["hangs up", () => serveRaw((socket) => socket.destroy())],
    ["speaks no HTTP", () => serveRaw((socket) => void socket.on("data", () => socket.end("220 ready\r\n")))],
    ["shows a certificate of its own", () => serveSecurely((_request, response) => void response.end())],
  ])("one that %s costs the time of one try, and it is tried again", async (_case, start) => {
    const origin = await start();
    const failure = await failureOf(portTo(origin).deliver(dispatchTo(`${origin}/canary-path`)));
    expect(failure).toBeInstanceOf(NotSentError);
    expect(`${failure.message} ${failure.cause}`).not.toMatch(/canary|whsec/);
  });

  test("one that answers 200 with ten gigabytes is told, and cut", async () => {
    const origin = await serve((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", pour);
      response.writeHead(200, { "content-length": 10_000_000_000 });
      pour();
    });
    expect(await portTo(origin, {}, 5000).deliver(dispatchTo(origin))).toMatchObject({ is: "live" });
  });

  test("one whose name leads inside is refused, and nothing is sent", async () => {
    const port = webhookChannel({
      outside: openOutside({
        trusted: { lookup: (_name, _options, callback) => callback(null, [{ address: "10.1.2.3", family: 4 }]) },
      }),
      now: () => new Date(),
    });
    const failure = await failureOf(port.deliver(dispatchTo("https://10.1.2.3.nip.io/hook")));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toMatch(/not public/);
  });
});

describe("wrong settings are refused by field, when saved and when used", () => {
  const port = webhookChannel({ outside: openOutside(), now: () => new Date() });

  test.each([
    [{ url: "http://hooks.example.org/" }, "url: must begin with https://"],
    [{ url: "https://127.1/" }, "url: spells its host oddly"],
    [{}, "url: is missing"],
    [{ url: 5 }, "url: must be text"],
    [{ url: "https://hooks.example.org/", follow: true }, "follow: is not a known field"],
    ["https://hooks.example.org/", "must be a group of fields"],
  ])("%j", async (settings, reason) => {
    expect(port.settings.safeParse(settings).success).toBe(false);
    const failure = await failureOf(port.deliver(dispatchTo("", { settings })));
    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure.message).toContain(reason);
  });

  test.each([{}, { signing: "" }, { signing: "canary-secret" }])("a secret that is none: %j", async (secrets) => {
    const failure = await failureOf(port.deliver(dispatchTo("https://hooks.example.org/", { secrets })));
    expect(failure).toBeInstanceOf(LockedOutError);
    expect(`${failure.message} ${failure.cause}`).not.toContain("canary");
  });
});
