import { openWire } from "#infra/channels/platform/wire.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import { type Stage, stageDelivery } from "../support/stage.ts";
import { type Fake, startFake } from "../support/start-fake.ts";

type Options = { settings?: object; callMs?: number; aheadMs?: () => number } & Partial<
  Pick<Parameters<typeof stageDelivery>[0], "publishAt">
>;

/** A fake Mastodon instance, our channel on it, and a delivery to make. */
export async function stageMastodon({ settings = {}, callMs = 20_000, aheadMs = () => 0, ...wanted }: Options = {}) {
  const fake: Fake = await startFake("mastodon");
  const stage: Stage = await stageDelivery({
    settings: { origin: "https://social.example.org", locale: "en", ...settings },
    secrets: { accessToken: "access-0" },
    ...wanted,
  });
  const { mastodon: port } = openPlatforms({
    now: () => new Date(Date.now() + aheadMs()),
    wire: openWire({ reach: "anywhere", patience: { callMs, uploadMs: callMs } }),
    mastodon: { origin: fake.origin, mediaWaitsMs: [1, 1] },
  });
  return { fake, stage, port };
}
