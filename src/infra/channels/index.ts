import type { Clock } from "#core/clock.ts";
import type { ChannelPorts } from "#releases/index.ts";
import { folderChannel } from "./folder.ts";
import { galleryChannel } from "./gallery.ts";
import { manualKitChannel } from "./manual-kit/manual-kit.ts";
import { openOutside, type Trusted } from "./outside/outside.ts";
import { openPlatforms } from "./platforms.ts";
import { s3Channel } from "./s3/s3.ts";
import { webhookChannel } from "./webhook/webhook.ts";

export type ChannelParts = {
  dataDir: string;
  now: Clock;
  /** Folders below which folder channels may write, besides `outbox` in the data folder. */
  folderRoots?: readonly string[] | undefined;
  /** Origins of buckets in our own network, as http://minio:9000: others must be public and https. */
  bucketOrigins?: readonly string[] | undefined;
  /** If given, webhooks and buckets may be on these hosts only, and on what is below them. */
  hosts?: readonly string[] | undefined;
  /** What tests vouch for. No setting leads here. */
  trusted?: Trusted;
};

/** All channels of this installation. */
export function openChannels({
  dataDir,
  now,
  folderRoots = [],
  bucketOrigins = [],
  hosts,
  trusted = {},
}: ChannelParts) {
  const only = hosts && { hosts };
  const buckets = { ...trusted, origins: [...(trusted.origins ?? []), ...bucketOrigins] };
  return {
    gallery: galleryChannel(dataDir),
    folder: folderChannel({ dataDir, roots: folderRoots, now }),
    s3: s3Channel({ outside: openOutside({ trusted: buckets, ...only }), now }),
    webhook: webhookChannel({ outside: openOutside({ trusted, ...only }), now }),
    manual_kit: manualKitChannel({ dataDir, now }),
    ...openPlatforms({ now }),
  } satisfies ChannelPorts;
}
