import { createEpisode, editEpisode, findEpisode } from "#campaigns/actions/index.ts";
import { episodeEditSchema, newEpisodeSchema } from "#campaigns/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { campaignParams, changedSchema, createdSchema, episodeParams, episodeSchema } from "../schemas/campaigns.ts";

const tag = "episodes";
const one = { path: "/api/v1/episodes/:episodeId", tag, params: episodeParams } as const;
type Row = NonNullable<Awaited<ReturnType<typeof findEpisode>>>;

export const shownEpisode = ({ scripts, ...episode }: Row) => ({
  ...episode,
  scripts: scripts.map(({ id, locale, versions: [latest = null] }) => ({ id, locale, latest })),
});

export const episodeRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/campaigns/:campaignId/episodes",
    summary: "Adds an episode at the end of a series",
    tag,
    permission: "campaign:edit",
    params: campaignParams,
    body: newEpisodeSchema,
    answers: { 201: createdSchema },
    handle: async ({ ctx, params, body }) => {
      const { id } = await createEpisode({ ctx, input: { ...params, ...body } });
      return { status: 201, body: { id }, headers: { Location: `/api/v1/episodes/${id}` } };
    },
  }),
  defineRoute({
    ...one,
    method: "get",
    summary: "One episode, with the newest words in each language",
    permission: "campaign:read",
    answers: { 200: episodeSchema },
    handle: async ({ ports, params: { episodeId } }) => {
      const episode = await findEpisode(ports.reader, episodeId);
      if (!episode) throw new NotFoundError(`The episode ${episodeId}`);
      return { status: 200, body: shownEpisode(episode), etag: etagOf(episode.version) };
    },
  }),
  defineRoute({
    ...one,
    method: "patch",
    summary: "Changes title, topic, presenter or earliest time of an episode",
    permission: "campaign:edit",
    body: episodeEditSchema,
    answers: { 200: changedSchema },
    handle: async ({ ctx, params: { episodeId: id }, body, ifMatch }) => {
      const { version } = await editEpisode({
        ctx,
        input: { episodeId: id, version: versionIn(ifMatch), changes: body },
      });
      return { status: 200, body: { id, version }, etag: etagOf(version) };
    },
  }),
];
