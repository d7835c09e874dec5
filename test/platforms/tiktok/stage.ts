import { openWire } from "#infra/channels/platform/wire.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import { type Stage, stageDelivery } from "../support/stage.ts";
import { type Fake, startFake } from "../support/start-fake.ts";

type Options = { settings?: object; callMs?: number; aheadMs?: () => number } & Partial<
  Pick<Parameters<typeof stageDelivery>[0], "videoBytes" | "publishAt" | "isSynthetic" | "durationMs">
>;

/** A fake TikTok, our channel on it, and a delivery to make. */
export async function stageTiktok({ settings = {}, callMs = 20_000, aheadMs = () => 0, ...wanted }: Options = {}) {
  const fake: Fake = await startFake("tiktok");
  const stage: Stage = await stageDelivery({
    settings: { clientKey: "client-0", locale: "en", ...settings },
    secrets: { clientSecret: "client-secret-0", refreshToken: "refresh-0", accessToken: "access-0" },
    ...wanted,
  });
  const upload = new RegExp(`^${fake.origin.replaceAll(".", "\\.")}$`);
  const { tiktok: port } = openPlatforms({
    now: () => new Date(Date.now() + aheadMs()),
    wire: openWire({ reach: "anywhere", patience: { callMs, uploadMs: callMs } }),
    tiktok: { origins: { api: fake.origin, upload } },
  });
  return { fake, stage, port };
}
