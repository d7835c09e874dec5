import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import {
  type ChannelRow,
  checkChannel,
  countSentToday,
  createChannel,
  editChannel,
  findChannel,
  findChannels,
  setChannelSecret,
} from "#releases/actions/index.ts";
import type { ApiPorts } from "../ports.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import {
  channelParams,
  channelSchema,
  checkedSchema,
  createChannelBody,
  editChannelBody,
  secretBody,
  secretParams,
} from "../schemas/channels.ts";
import { campaignParams } from "../schemas/schedules.ts";

const LONGEST_CHECK_MS = 25_000;

/** Channels with what their kinds are able to do, and how much of their day is used. */
async function shown(rows: ChannelRow[], { channels }: ApiPorts, tx: Transaction, now: Date) {
  const sent = await countSentToday(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return rows.map((row) => {
    const port = channels[row.kind];
    const kept = row.secrets.map(({ name }) => name);
    return {
      ...row,
      abilities: port?.abilities ?? null,
      missingSecrets: (port?.secrets ?? []).filter((name) => !kept.includes(name)),
      sentToday: sent.get(row.id) ?? 0,
    };
  });
}

async function shownOne(row: ChannelRow | null, ports: ApiPorts, tx: Transaction, now: Date) {
  const [channel] = row ? await shown([row], ports, tx, now) : [];
  if (!channel) throw new NotFoundError("The channel");
  return { body: channel, etag: etagOf(channel.version) };
}

export const channelRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/campaigns/:campaignId/channels",
    summary: "The channels of a campaign, what they are able to do and what of their day is used",
    tag: "channels",
    permission: "schedule:read",
    params: campaignParams,
    answers: { 200: z.object({ items: z.array(channelSchema) }) },
    handle: async ({ ctx, ports, params: { campaignId } }) => {
      const rows = await findChannels(ports.reader, campaignId);
      return { status: 200, body: { items: await shown(rows, ports, ports.reader, ctx.now()) } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/campaigns/:campaignId/channels",
    summary: "Sets up a channel; its settings are those of its kind",
    tag: "channels",
    permission: "channel:edit",
    params: campaignParams,
    body: createChannelBody,
    answers: { 201: channelSchema },
    handle: async ({ ctx, ports, params: { campaignId }, body }) => {
      const row = await createChannel({ ctx, input: { campaignId, ...body } }, ports);
      return { status: 201, ...(await ctx.transaction((tx) => shownOne(row, ports, tx, ctx.now()))) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/channels/:channelId",
    summary: "One channel",
    tag: "channels",
    permission: "schedule:read",
    params: channelParams,
    answers: { 200: channelSchema },
    handle: async ({ ctx, ports, params: { channelId } }) => {
      const row = await findChannel(ports.reader, channelId);
      return { status: 200, ...(await shownOne(row, ports, ports.reader, ctx.now())) };
    },
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/channels/:channelId",
    summary: "Changes a channel's settings and limits, or switches it off",
    tag: "channels",
    permission: "channel:edit",
    params: channelParams,
    body: editChannelBody,
    answers: { 200: channelSchema },
    handle: async ({ ctx, ports, params: { channelId }, body, ifMatch }) => {
      const row = await editChannel({ ctx, input: { channelId, version: versionIn(ifMatch), ...body } }, ports);
      return { status: 200, ...(await shownOne(row, ports, ports.reader, ctx.now())) };
    },
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/channels/:channelId/secrets/:name",
    summary: "Keeps a secret of a channel, sealed; it is never shown again",
    tag: "channels",
    permission: "channel:edit",
    params: secretParams,
    body: secretBody,
    // A secret cannot be read, so nobody can have seen a version of it.
    ifMatch: false,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, ports, params, body: { value } }) => {
      await setChannelSecret({ ctx, input: { ...params, value } }, ports);
      return { status: 204, body: undefined };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/channels/:channelId/check",
    summary: "Tries connection and secrets without publishing anything; what is wrong is the answer",
    tag: "channels",
    permission: "channel:edit",
    params: channelParams,
    idempotency: { none: "it publishes nothing, and each try asks anew" },
    answers: { 200: checkedSchema },
    handle: async ({ ctx, ports, params: { channelId } }) => {
      const signal = AbortSignal.timeout(LONGEST_CHECK_MS);
      return { status: 200, body: await checkChannel({ ctx, input: { channelId } }, { ...ports, signal }) };
    },
  }),
];
