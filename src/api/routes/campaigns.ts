import { z } from "zod";
import {
  createCampaign,
  editCampaign,
  findCampaign,
  listCampaigns,
  listEpisodes,
  reorderEpisodes,
} from "#campaigns/actions/index.ts";
import { campaignEditSchema, campaignFileSchema } from "#campaigns/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { campaignParams, campaignSchema, changedSchema, createdSchema, episodeSchema } from "../schemas/campaigns.ts";
import { pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import { shownEpisode } from "./episodes.ts";

const tag = "campaigns";
const one = { path: "/api/v1/campaigns/:campaignId", tag, params: campaignParams } as const;
type Row = NonNullable<Awaited<ReturnType<typeof findCampaign>>>;
const shown = ({ _count, ...campaign }: Row) => ({ ...campaign, episodeCount: _count.episodes });

export const campaignRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/campaigns",
    summary: "All campaigns, the newest first",
    tag,
    permission: "campaign:read",
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(campaignSchema) },
    handle: async ({ ports, query }) => {
      const { items, nextCursor } = pageFrom(await listCampaigns(ports.reader, query), query.limit);
      return { status: 200, body: { items: items.map(shown), nextCursor } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/campaigns",
    summary: "Creates a campaign with its episodes, presenters and channels, from what a campaign file holds",
    tag,
    permission: "campaign:create",
    body: campaignFileSchema,
    answers: { 201: createdSchema.extend({ slug: z.string() }) },
    handle: async ({ ctx, body }) => {
      const created = await createCampaign({ ctx, input: body });
      return { status: 201, body: created, headers: { Location: `/api/v1/campaigns/${created.id}` } };
    },
  }),
  defineRoute({
    ...one,
    method: "get",
    summary: "One campaign",
    permission: "campaign:read",
    answers: { 200: campaignSchema },
    handle: async ({ ports, params: { campaignId } }) => {
      const campaign = await findCampaign(ports.reader, campaignId);
      if (!campaign) throw new NotFoundError(`The campaign ${campaignId}`);
      return { status: 200, body: shown(campaign), etag: etagOf(campaign.version) };
    },
  }),
  defineRoute({
    ...one,
    method: "patch",
    summary: "Changes title, dates, languages or formats of a campaign; slots stay where they are",
    permission: "campaign:edit",
    body: campaignEditSchema,
    answers: { 200: changedSchema },
    handle: async ({ ctx, params: { campaignId: id }, body, ifMatch }) => {
      const { version } = await editCampaign({
        ctx,
        input: { campaignId: id, version: versionIn(ifMatch), changes: body },
      });
      return { status: 200, body: { id, version }, etag: etagOf(version) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/campaigns/:campaignId/episodes",
    summary: "The episodes of a campaign in the order of the series",
    tag: "episodes",
    permission: "campaign:read",
    params: campaignParams,
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(episodeSchema) },
    handle: async ({ ports, params: { campaignId }, query }) => {
      if (!(await findCampaign(ports.reader, campaignId))) throw new NotFoundError(`The campaign ${campaignId}`);
      const rows = await listEpisodes(ports.reader, campaignId, query);
      const { items, nextCursor } = pageFrom(rows, query.limit);
      return { status: 200, body: { items: items.map(shownEpisode), nextCursor } };
    },
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/campaigns/:campaignId/episode-order",
    summary: "Puts the episodes of a series into another order; If-Match is the ETag of the campaign",
    tag: "episodes",
    permission: "campaign:edit",
    params: campaignParams,
    body: z.strictObject({ episodeIds: z.array(z.uuid()).min(1).max(200) }),
    answers: { 200: changedSchema },
    handle: async ({ ctx, params: { campaignId: id }, body, ifMatch }) => {
      const input = { campaignId: id, version: versionIn(ifMatch), ...body };
      const { version } = await reorderEpisodes({ ctx, input });
      return { status: 200, body: { id, version }, etag: etagOf(version) };
    },
  }),
];
