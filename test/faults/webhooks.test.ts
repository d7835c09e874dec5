import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import type { RunningPart } from "./support/running-part.ts";
import { ENGINES, newSlots, openWorld, type World } from "./support/world.ts";

const SOON = { timeout: 90 * SECOND, interval: 100 };
const SIGNING = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

type Receiver = { name: string; listen: RequestListener; says: RegExp; state: string };
const RECEIVERS: Receiver[] = [
  {
    name: "never answers",
    listen: () => {},
    says: /did not answer within 15 s/,
    state: "pending",
  },
  {
    name: "answers a letter now and then",
    listen: (_request, response) => {
      response.socket?.write("HTTP/1.1 200 OK\r\nx-slow: ");
      const timer = setInterval(() => response.socket?.write("a"), SECOND);
      response.socket?.on("close", () => clearInterval(timer));
    },
    says: /did not answer within 15 s/,
    state: "pending",
  },
  {
    name: "points at the metadata of a cloud",
    listen: (_request, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
    says: /redirects are not followed/,
    state: "pending",
  },
  {
    name: "wants no more messages",
    listen: (_request, response) => response.writeHead(410).end(),
    says: /410/,
    state: "refused",
  },
  {
    name: "breaks down",
    listen: (_request, response) => response.writeHead(500).end(),
    says: /500/,
    state: "pending",
  },
];

describe.each(ENGINES.filter(({ isHere }) => isHere))(
  "on the $engine engine, a receiver of webhooks that",
  ({ engine }) => {
    let world: World;
    let part: RunningPart | undefined;
    let server: Server | undefined;
    beforeAll(async () => {
      world = await openWorld(engine);
    });
    afterEach(async () => {
      await part?.end("SIGKILL");
      server?.closeAllConnections();
      server?.close();
      await world.inDatabase(({ prisma }) =>
        prisma.channel.updateMany({ where: { kind: "webhook" }, data: { isActive: false } }),
      );
    });
    afterAll(() => world?.close());

    test.each(RECEIVERS)(
      "$name holds up nobody else, is written down, and is asked by one at a time",
      async (receiver) => {
        let open = 0;
        let most = 0;
        server = createServer((request, response) => {
          open += 1;
          most = Math.max(most, open);
          response.on("close", () => {
            open -= 1;
          });
          receiver.listen(request, response);
        }).listen(0, "127.0.0.1");
        await once(server, "listening");
        const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const channelId = await addWebhook(world, `${origin}/hook`);
        part = await world.start({ trustedOrigins: [origin] });
        const { ids, keys } = newSlots(world, 8);
        await part.ask("plan", { ...world.story, ids });
        await expect.poll(() => world.postedOf(keys), SOON).toEqual(keys);
        const told = `SELECT "state"::text, "failure" FROM "Delivery" WHERE "channelId" = '${channelId}'`;
        const { state, says } = receiver;
        const written = expect.arrayContaining([{ state, failure: expect.stringMatching(says) }]);
        await expect.poll(() => part?.ask("rows", told), SOON).toEqual(written);
        expect(most).toBe(1);
      },
    );
  },
);

async function addWebhook({ folder, inDatabase, story: { campaignId } }: World, url: string): Promise<string> {
  const sealer = openSealer(await readSecretKeys(folder, undefined));
  return inDatabase(async ({ prisma }) => {
    const data = { campaignId, kind: "webhook", name: url, settings: { url }, minGapMs: 0, dailyCap: 1000 } as const;
    const { id } = await prisma.channel.create({ data });
    const sealed = sealer.seal({ channelId: id, name: "signing" }, SIGNING);
    await prisma.channelSecret.create({ data: { channelId: id, name: "signing", sealed } });
    return id;
  });
}
