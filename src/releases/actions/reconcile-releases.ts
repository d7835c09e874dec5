import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { type DueChannel, type DueSlot, findChannelSecrets, findUnreleasedDue, openChannels } from "../due/store.ts";
import { deliveryIdOf, releaseIdOf } from "../ids.ts";
import { openChannel } from "../open-channel.ts";
import type { Shipment } from "../ports.ts";
import type { DeliveryPorts } from "./deliver-to-channel.ts";

/** What a channel says of a slot that this database has not released. */
export type Found = {
  slotId: string;
  episode: string;
  channelId: string;
  channel: string;
  is: "live" | "armed" | "processing" | "with_person" | "absent" | "unknown";
  permalink: string | null;
};

const MOST_SLOTS = 100;

/**
 * Asks each channel outside for the slots that are due here and not released: what is there already was published by
 * what this database has forgotten. Changes nothing; our own page is not asked, it knows no more than the database.
 */
export async function reconcileReleases(
  { ctx }: Call<Record<string, never>>,
  ports: Pick<DeliveryPorts, "channels" | "secrets" | "pageUrl" | "signal">,
): Promise<{ found: Found[] }> {
  demand(ctx.actor, "release:reconcile");
  const asked = await ctx.transaction(async (tx) => {
    const slots = await findUnreleasedDue(tx, await databaseNow(tx), MOST_SLOTS);
    const pairs = slots.flatMap((slot) => openChannels(slot).map((channel) => ({ slot, channel })));
    const asked: Asked[] = [];
    for (const { slot, channel } of pairs.filter(({ channel }) => channel.kind !== "gallery")) {
      asked.push({ slot, channel: { ...channel, secrets: await findChannelSecrets(tx, channel.id) } });
    }
    return asked;
  });
  const found: Found[] = [];
  for (const { slot, channel } of asked) {
    const said = await lookUp({ slot, channel }, ports).catch((error) => {
      ctx.log.warn({ err: error, channelId: channel.id }, "A channel could not be asked what it has");
      return { is: "unknown" } as const;
    });
    found.push({
      slotId: slot.id,
      episode: slot.episode.slug,
      channelId: channel.id,
      channel: channel.name,
      is: said.is,
      permalink: said.is === "live" ? said.permalink : null,
    });
  }
  await ctx.transaction(async (tx) => {
    const facts = { action: "release.reconcile", entityType: "Installation", entityId: "1" } as const;
    await recordAudit(tx, ctx, { ...facts, after: { found } });
  });
  return { found };
}

type Asked = { slot: DueSlot; channel: DueChannel & { secrets: { name: string; sealed: string }[] } };

async function lookUp(
  { slot, channel }: Asked,
  { channels, secrets, pageUrl, signal }: Pick<DeliveryPorts, "channels" | "secrets" | "pageUrl" | "signal">,
) {
  const port = channels[channel.kind];
  if (!port?.abilities.canReadBack) return { is: "unknown" } as const;
  const { slug, title, topic } = slot.episode;
  const shipment: Shipment = {
    releaseId: releaseIdOf(slot.id),
    pageUrl: pageUrl(slug),
    episode: { slug, title, topic },
    texts: {},
    isSynthetic: false,
    durationMs: 0,
    files: [],
  };
  const keepSecret = async () => {};
  return port.lookUp({
    deliveryId: deliveryIdOf(slot.id, channel.id),
    shipment,
    channel: await openChannel(port, channel, secrets, keepSecret),
    publishAt: slot.dueAt,
    evidence: {},
    note: async () => {},
    signal,
  });
}
