import { openWire } from "#infra/channels/platform/wire.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import { type Stage, stageDelivery } from "../support/stage.ts";
import { type Fake, startFake } from "../support/start-fake.ts";

type Options = {
  settings?: object;
  callMs?: number;
  /** The program's clock, ahead of the machine's. */
  aheadMs?: () => number;
} & Partial<Pick<Parameters<typeof stageDelivery>[0], "videoBytes" | "captions" | "publishAt" | "isSynthetic">>;

/** A fake YouTube, our channel on it, and a delivery to make. */
export async function stageYoutube({ settings = {}, callMs = 20_000, aheadMs = () => 0, ...wanted }: Options = {}) {
  const fake: Fake = await startFake("youtube");
  const stage: Stage = await stageDelivery({
    settings: { clientId: "client-0", locale: "en", isMadeForKids: false, ...settings },
    secrets: { clientSecret: "client-secret-0", refreshToken: "refresh-0", accessToken: "access-0" },
    ...wanted,
  });
  const { youtube: port } = openPlatforms({
    now: () => new Date(Date.now() + aheadMs()),
    wire: openWire({ reach: "anywhere", patience: { callMs, uploadMs: callMs } }),
    youtube: { origins: { api: fake.origin, token: fake.origin } },
  });
  return { fake, stage, port };
}
