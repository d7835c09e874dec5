import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import { visibleText } from "#core/text.ts";
import { findCarriers, recallSource } from "#recalls/actions/index.ts";
import { createSource, editSource, findSourceById, listClaims, listSources } from "#scripts/actions/index.ts";
import { sourceSchema as newSourceSchema, sourceEditSchema } from "#scripts/index.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { namedQuery, pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import { carriersSchema, claimSchema, recalledSchema, sourceParams, sourceSchema } from "../schemas/sources.ts";

const tag = "sources";
const one = { path: "/api/v1/sources/:sourceId", tag, params: sourceParams } as const;

export const sourceRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/sources",
    summary: "Where the advice comes from: all sources, by id",
    tag,
    permission: "source:read",
    query: z.strictObject(namedQuery),
    answers: { 200: pageOf(sourceSchema) },
    handle: async ({ ports, query }) => ({
      status: 200,
      body: pageFrom(await listSources(ports.reader, query), query.limit),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sources",
    summary: "Writes down a new source",
    tag,
    permission: "script:write",
    body: newSourceSchema,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async ({ ctx, body }) => {
      const { id } = await createSource({ ctx, input: body });
      return { status: 201, body: { id }, headers: { Location: `/api/v1/sources/${id}` } };
    },
  }),
  defineRoute({
    ...one,
    method: "get",
    summary: "One source",
    permission: "source:read",
    answers: { 200: sourceSchema },
    handle: async ({ ports, params: { sourceId } }) => {
      const source = await findSourceById(ports.reader, sourceId);
      if (!source) throw new NotFoundError(`The source ${sourceId}`);
      return { status: 200, body: source, etag: etagOf(source.version) };
    },
  }),
  defineRoute({
    ...one,
    method: "patch",
    summary: "Changes a source: what it says now, and when it is to be read again",
    permission: "script:write",
    body: sourceEditSchema,
    answers: { 200: z.object({ id: z.string(), version: z.int() }) },
    handle: async ({ ctx, params: { sourceId: id }, body, ifMatch }) => {
      const { version } = await editSource({
        ctx,
        input: { sourceId: id, version: versionIn(ifMatch), changes: body },
      });
      return { status: 200, body: { id, version }, etag: etagOf(version) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/sources/:sourceId/claims",
    summary: "The claims that rest on a source, in all versions of all scripts",
    tag,
    permission: "source:read",
    params: sourceParams,
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(claimSchema) },
    handle: async ({ ports, params: { sourceId }, query }) => {
      const { items, nextCursor } = pageFrom(await listClaims(ports.reader, sourceId, query), query.limit);
      const claims = items.map(({ version: { number, script }, ...claim }) => {
        return { ...claim, number, locale: script.locale, episode: script.episode.slug };
      });
      return { status: 200, body: { items: claims, nextCursor } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/sources/:sourceId/carriers",
    summary: "What a recall of a source would reach; changes nothing",
    tag,
    permission: "source:recall",
    params: sourceParams,
    answers: { 200: carriersSchema },
    handle: async ({ ctx, ports, params: { sourceId } }) => ({
      status: 200,
      body: await findCarriers({ ctx, input: { sourceId } }, ports.reader),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sources/:sourceId/recall",
    summary: "Recalls a source: what rests on it is held, and what is out becomes a task to take it down",
    tag,
    permission: "source:recall",
    params: sourceParams,
    body: z.strictObject({ reason: visibleText(500), ownerId: z.uuid().optional() }),
    answers: { 201: recalledSchema },
    handle: async ({ ctx, params: { sourceId }, body: { reason, ownerId } }) => ({
      status: 201,
      body: await recallSource({ ctx, input: { sourceId, reason, ...(ownerId === undefined ? {} : { ownerId }) } }),
    }),
  }),
];
