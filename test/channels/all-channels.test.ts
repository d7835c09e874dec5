import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ChannelKind } from "#generated/prisma/enums.ts";
import { openChannels } from "#infra/channels/index.ts";
import { NotSentError } from "#releases/index.ts";
import { channelOf, dispatchOf, failureOf, newFolder, storeEpisode } from "./support/dispatch.ts";
import { serve } from "./support/servers.ts";

const now = () => new Date("2026-12-05T10:00:00Z");
const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const KEYS = { accessKeyId: "a", secretAccessKey: "b" };

test("each channel says what it can do, and takes no setting that it does not know", () => {
  const ports = openChannels({ dataDir: newFolder(), now });
  expect(Object.keys(ports).toSorted()).toEqual(Object.values(ChannelKind).toSorted());
  const ahead = Object.entries(ports).filter(([, { abilities }]) => abilities.canSchedule);
  expect(ahead.map(([kind]) => kind)).toEqual(["youtube", "mastodon", "peertube"]);
  for (const { abilities, settings, waitsMs } of Object.values(ports)) {
    expect(abilities.limits.formats.length).toBeGreaterThan(0);
    expect(waitsMs.length).toBeGreaterThan(0);
    const refused = settings.safeParse({ __proto__: null, anything: true }).error;
    expect(refused?.issues.map(({ code }) => code)).toContain("unrecognized_keys");
  }
});

describe("who vouches for what", () => {
  test("a bucket in our own network is reached when the program was given it; a webhook there never is", async () => {
    let requests = 0;
    const origin = await serve((_request, response) => {
      requests += 1;
      response.writeHead(503).end();
    });
    const { s3, webhook } = openChannels({ dataDir: newFolder(), now, bucketOrigins: [origin] });
    expect(webhook.settings.safeParse({ url: origin }).success).toBe(false);
    const settings = { endpoint: origin, bucket: "sunny" };
    expect(s3.settings.safeParse(settings).success).toBe(true);
    const dispatch = dispatchOf({ files: storeEpisode(newFolder()), settings, secrets: KEYS });
    expect(await failureOf(s3.deliver(dispatch))).toBeInstanceOf(NotSentError);
    expect(requests).toBe(1);
  });

  test("with a list of hosts, webhooks and buckets elsewhere are refused when they are entered", () => {
    const { s3, webhook } = openChannels({ dataDir: newFolder(), now, hosts: ["example.org"] });
    expect(webhook.settings.safeParse({ url: "https://hooks.example.org/" }).success).toBe(true);
    expect(webhook.settings.safeParse({ url: "https://hooks.example.com/" }).success).toBe(false);
    expect(s3.settings.safeParse({ endpoint: "https://s3.example.com", bucket: "sunny" }).success).toBe(false);
  });

  test("folders of the given roots are allowed besides the outbox", () => {
    const [dataDir, root] = [newFolder(), newFolder()];
    const { folder } = openChannels({ dataDir, now, folderRoots: [root] });
    for (const path of [join(dataDir, "outbox", "a"), join(root, "a")]) {
      expect(folder.settings.safeParse({ path }).success).toBe(true);
    }
    expect(folder.settings.safeParse({ path: join(dataDir, "files") }).success).toBe(false);
  });
});

test("whatever is wrong with a channel, no secret stands in what is said of it", async () => {
  const dead = "http://127.0.0.1:1";
  const canary = "canary-4711";
  const trusted = { origins: [dead] };
  const { s3, webhook } = openChannels({ dataDir: newFolder(), now, trusted });
  const files = storeEpisode(newFolder());
  const bucket = { endpoint: dead, bucket: "sunny" };
  const tries = [
    [webhook, { url: `${dead}/${canary}` }, { signing: WHSEC }],
    [webhook, { url: dead }, { signing: `whsec_${canary}` }],
    [s3, bucket, { accessKeyId: canary, secretAccessKey: canary }],
    [s3, bucket, { accessKeyId: canary }],
  ] as const;
  for (const [port, settings, secrets] of tries) {
    const dispatch = dispatchOf({ files, settings, secrets });
    const check = () => port.check(channelOf({ settings, secrets }), dispatch.signal);
    for (const act of [() => port.deliver(dispatch), () => port.retract(dispatch), check]) {
      const { message, stack, cause } = await failureOf(act());
      expect(`${message} ${stack} ${cause instanceof Error ? cause.stack : cause}`).not.toMatch(/canary|MfKQ9r8/);
    }
    expect(JSON.stringify(dispatch.noted)).not.toContain("canary");
  }
});
