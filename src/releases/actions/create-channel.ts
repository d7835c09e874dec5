import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { channelKindSchema } from "#campaigns/index.ts";
import { InvalidInputError, NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { slugSchema } from "#core/text.ts";
import { channelLimitsShape, checkSettings } from "../channels/settings.ts";
import { type ChannelRow, insertChannel, isCampaign, isNameTaken } from "../channels/store.ts";
import type { ChannelPorts } from "../ports.ts";
import type { Prisma } from "../store.ts";

const createChannelSchema = z.strictObject({
  campaignId: z.uuid(),
  kind: channelKindSchema,
  name: slugSchema,
  settings: z.record(z.string(), z.unknown()).default({}),
  ...z.strictObject(channelLimitsShape).partial().shape,
});
export type CreateChannel = z.input<typeof createChannelSchema>;

/** Sets up a channel of a campaign; its settings are those of its kind. Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE. */
export async function createChannel(
  { ctx, input }: Call<CreateChannel>,
  { channels }: { channels: ChannelPorts },
): Promise<ChannelRow> {
  demand(ctx.actor, "channel:edit");
  const { campaignId, kind, name, settings, ...limits } = parseInput(createChannelSchema, input, "channel");
  const port = channels[kind];
  if (!port) throw new InvalidInputError("channel", [{ path: "kind", message: "is not set up in this installation" }]);
  const checked = checkSettings(port, settings) as Prisma.InputJsonObject;
  return ctx.transaction(async (tx) => {
    if (!(await isCampaign(tx, campaignId))) throw new NotFoundError("The campaign");
    if (await isNameTaken(tx, campaignId, name))
      throw new WrongStateError(`The campaign has a channel ${name} already.`);
    const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
    const channel = await insertChannel(tx, { ...given, campaignId, kind, name, settings: checked });
    await recordAudit(tx, ctx, {
      action: "channel.create",
      entityType: "Channel",
      entityId: channel.id,
      after: channel,
    });
    return channel;
  });
}
