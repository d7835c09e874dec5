import { z } from "zod";
import { channelKindSchema } from "#campaigns/index.ts";
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
  channelKindsSchema,
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
const NOTHING_SENT: ReadonlyMap<string, number> = new Map();

/** A channel with what its kind is able to do, and how much of its day is used. */
function shown(row: ChannelRow, { channels }: Pick<ApiPorts, "channels">, sent: ReadonlyMap<string, number>) {
  const port = channels[row.kind];
  const kept = row.secrets.map(({ name }) => name);
  return {
    ...row,
    abilities: port?.abilities ?? null,
    missingSecrets: (port?.secrets ?? []).filter((name) => !kept.includes(name)),
    sentToday: sent.get(row.id) ?? 0,
  };
}

export const channelRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/channel-kinds",
    summary: "The kinds of channels that this installation has, and what each is able to do and needs",
    tag: "channels",
    permission: "schedule:read",
    answers: { 200: channelKindsSchema },
    handle: async ({ ports: { channels } }) => {
      const items = channelKindSchema.options.flatMap((kind) => {
        const port = channels[kind];
        if (!port) return [];
        const settings = z.toJSONSchema(port.settings, { io: "input", unrepresentable: "any" });
        return [{ kind, abilities: port.abilities, secrets: [...port.secrets], settings: { ...settings } }];
      });
      return { status: 200, body: { items } };
    },
  }),
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
      const ids = rows.map(({ id }) => id);
      const sent = await countSentToday(ports.reader, ids, ctx.now());
      return { status: 200, body: { items: rows.map((row) => shown(row, ports, sent)) } };
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
      return { status: 201, body: shown(row, ports, NOTHING_SENT), etag: etagOf(row.version) };
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
      if (!row) throw new NotFoundError("The channel");
      const sent = await countSentToday(ports.reader, [channelId], ctx.now());
      return { status: 200, body: shown(row, ports, sent), etag: etagOf(row.version) };
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
      const sent = await countSentToday(ports.reader, [channelId], ctx.now());
      return { status: 200, body: shown(row, ports, sent), etag: etagOf(row.version) };
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
