import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { within } from "#core/within.ts";
import { findChannel, findSealed } from "../channels/store.ts";
import { openChannel } from "../open-channel.ts";
import { type ChannelPorts, LockedOutError, NotSentError, RefusedError, type SecretBox } from "../ports.ts";
import { saveSecret } from "../store.ts";

const checkChannelSchema = z.strictObject({ channelId: z.uuid() });
export type CheckChannel = z.input<typeof checkChannelSchema>;
export type CheckedChannel = { isWorking: boolean; says: string };

const LONGEST_MS = 20_000;

/** Tries connection and secrets of a channel; nothing is published. What is wrong is an answer. Throws NOT_FOUND. */
export async function checkChannel(
  { ctx, input }: Call<CheckChannel>,
  { channels, secrets, signal }: { channels: ChannelPorts; secrets: SecretBox; signal: AbortSignal },
): Promise<CheckedChannel> {
  demand(ctx.actor, "channel:edit");
  const { channelId } = parseInput(checkChannelSchema, input, "channel");
  const found = await ctx.transaction(async (tx) => {
    const row = await findChannel(tx, channelId);
    return row && { row, sealed: await findSealed(tx, channelId) };
  });
  if (!found) throw new NotFoundError("The channel");
  const { row, sealed } = found;
  const port = channels[row.kind];
  // A platform may renew a token while it is asked; the old one would be of no use any more.
  const keepSecret = async (name: string, value: string) => {
    await ctx.transaction((tx) =>
      saveSecret(tx, { channelId, name, sealed: secrets.seal({ channelId, name }, value) }),
    );
  };
  const ask = async (): Promise<CheckedChannel> => {
    if (!port) return { isWorking: false, says: `This installation has no ${row.kind} channel.` };
    const channel = openChannel(port, { ...row, secrets: sealed }, secrets, keepSecret);
    const says = await within({ ms: LONGEST_MS, signals: [signal] }, (limited) => port.check(channel, limited));
    return { isWorking: true, says };
  };
  const checked = await ask().catch((error) => {
    if (isAnswer(error)) return { isWorking: false, says: error.message };
    ctx.log.warn({ err: error, channelId }, "A channel could not be checked");
    return { isWorking: false, says: "It gave no answer that we understand. The log says more." };
  });
  await ctx.transaction(async (tx) => {
    const facts = { action: "channel.check", entityType: "Channel", entityId: channelId } as const;
    await recordAudit(tx, ctx, { ...facts, after: checked });
  });
  return checked;
}

function isAnswer(error: unknown): error is Error {
  return error instanceof NotSentError || error instanceof RefusedError || error instanceof LockedOutError;
}
