import { openWire } from "#infra/channels/platform/wire.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import { type Stage, stageDelivery } from "../support/stage.ts";
import { type Fake, startFake } from "../support/start-fake.ts";

type Options = { settings?: object; callMs?: number; aheadMs?: () => number } & Partial<
  Pick<Parameters<typeof stageDelivery>[0], "videoBytes" | "captions" | "publishAt">
>;

/** A fake PeerTube instance, our channel on it, and a delivery to make. */
export async function stagePeertube({ settings = {}, callMs = 20_000, aheadMs = () => 0, ...wanted }: Options = {}) {
  const fake: Fake = await startFake("peertube");
  const stage: Stage = await stageDelivery({
    settings: { origin: "https://video.example.org", username: "sunny", channelId: 7, locale: "en", ...settings },
    secrets: { password: "password-0", accessToken: "access-0", refreshToken: "refresh-0" },
    ...wanted,
  });
  const { peertube: port } = openPlatforms({
    now: () => new Date(Date.now() + aheadMs()),
    wire: openWire({ reach: "anywhere", patience: { callMs, uploadMs: callMs } }),
    peertube: { origin: fake.origin },
  });
  return { fake, stage, port };
}
