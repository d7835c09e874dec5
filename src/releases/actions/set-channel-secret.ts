import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findChannel } from "../channels/store.ts";
import { lockChannels } from "../deliveries/store.ts";
import type { SecretBox } from "../ports.ts";
import { saveSecret } from "../store.ts";

const setChannelSecretSchema = z.strictObject({
  channelId: z.uuid(),
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, "must be the name of a secret, as in signing"),
  value: z.string().min(1, "is empty").max(4000),
});
export type SetChannelSecret = z.input<typeof setChannelSecretSchema>;

/** Seals a secret of a channel; it is never shown again, and the record holds its name alone. Throws INVALID_INPUT, NOT_FOUND. */
export async function setChannelSecret(
  { ctx, input }: Call<SetChannelSecret>,
  { secrets }: { secrets: Pick<SecretBox, "seal"> },
): Promise<void> {
  demand(ctx.actor, "channel:edit");
  const { channelId, name, value } = parseInput(setChannelSecretSchema, input, "secret");
  const sealed = secrets.seal({ channelId, name }, value);
  await ctx.transaction(async (tx) => {
    await lockChannels(tx, [channelId]);
    if (!(await findChannel(tx, channelId))) throw new NotFoundError("The channel");
    await saveSecret(tx, { channelId, name, sealed });
    const facts = { action: "channel.secret", entityType: "Channel", entityId: channelId } as const;
    await recordAudit(tx, ctx, { ...facts, after: { name } });
  });
}
