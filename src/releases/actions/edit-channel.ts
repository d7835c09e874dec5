import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { channelLimitsShape, checkSettings } from "../channels/settings.ts";
import { type ChannelRow, findChannel, updateChannel } from "../channels/store.ts";
import { lockChannels } from "../deliveries/store.ts";
import type { ChannelPorts } from "../ports.ts";
import type { Prisma } from "../store.ts";

const editChannelSchema = z.strictObject({
  channelId: z.uuid(),
  /** The version that the person saw. */
  version: z.int().nonnegative(),
  /** All settings of its kind, not only those that change. */
  settings: z.record(z.string(), z.unknown()).optional(),
  isActive: z.boolean().optional(),
  ...z.strictObject(channelLimitsShape).partial().shape,
});
export type EditChannel = z.input<typeof editChannelSchema>;

/** Changes a channel, or switches it off. Throws INVALID_INPUT, NOT_FOUND, STALE_VERSION. */
export async function editChannel(
  { ctx, input }: Call<EditChannel>,
  { channels }: { channels: ChannelPorts },
): Promise<ChannelRow> {
  demand(ctx.actor, "channel:edit");
  const { channelId, version, settings, ...changes } = parseInput(editChannelSchema, input, "channel");
  return ctx.transaction(async (tx) => {
    await lockChannels(tx, [channelId]);
    const before = await findChannel(tx, channelId);
    if (!before) throw new NotFoundError("The channel");
    const port = channels[before.kind];
    if (!port)
      throw new InvalidInputError("channel", [{ path: "kind", message: "is not set up in this installation" }]);
    const checked = settings && { settings: checkSettings(port, settings) as Prisma.InputJsonObject };
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const after = await updateChannel(tx, { id: channelId, version }, { ...given, ...checked });
    if (!after) throw new StaleVersionError("The channel");
    await recordAudit(tx, ctx, { action: "channel.edit", entityType: "Channel", entityId: channelId, before, after });
    return after;
  });
}
