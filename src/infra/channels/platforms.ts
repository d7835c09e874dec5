import type { Clock } from "#core/clock.ts";
import type { ChannelPorts } from "#releases/index.ts";
import { mastodonChannel } from "./mastodon/channel.ts";
import { peertubeChannel } from "./peertube/channel.ts";
import { guardPort } from "./platform/guard-port.ts";
import { openWire, type Wire } from "./platform/wire.ts";
import { tiktokChannel } from "./tiktok/channel.ts";
import { youtubeChannel } from "./youtube/channel.ts";

type Of<Open extends (options: never) => unknown> = Omit<Parameters<Open>[0], "wire" | "now">;

/**
 * The channels on platforms of others. All of them go out by one wire, which reaches the public internet alone.
 * What stands under a platform's name is for tests: where its fake is.
 */
export function openPlatforms({
  now,
  wire = openWire(),
  youtube,
  tiktok,
  mastodon,
  peertube,
}: {
  now: Clock;
  wire?: Wire;
  youtube?: Of<typeof youtubeChannel>;
  tiktok?: Of<typeof tiktokChannel>;
  mastodon?: Of<typeof mastodonChannel>;
  peertube?: Of<typeof peertubeChannel>;
}) {
  return {
    youtube: guardPort(youtubeChannel({ wire, now, ...youtube })),
    tiktok: guardPort(tiktokChannel({ wire, now, ...tiktok })),
    mastodon: guardPort(mastodonChannel({ wire, now, ...mastodon })),
    peertube: guardPort(peertubeChannel({ wire, now, ...peertube })),
  } satisfies ChannelPorts;
}
