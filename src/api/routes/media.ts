import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import { findMedia, listMedia, saveMedia } from "#scripts/actions/index.ts";
import { mediaKindSchema } from "#scripts/index.ts";
import { signalOf } from "../request/gone.ts";
import { defineRoute } from "../route.ts";
import { mediaParams, mediaSchema } from "../schemas/media.ts";
import { pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import { sendStored } from "../send-stored.ts";

const tag = "media";
const MOST_BYTES = 50_000_000;

export const mediaRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/media",
    summary: "All pictures, clips and recordings that were brought, the newest first",
    tag,
    permission: "media:read",
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(mediaSchema) },
    handle: async ({ ports, query }) => ({
      status: 200,
      body: pageFrom(await listMedia(ports.reader, query), query.limit),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/media",
    summary:
      "Brings a picture, clip or recording; it is looked at, coded anew, and kept without what told of its maker",
    tag,
    permission: "media:upload",
    query: z.strictObject({ kind: mediaKindSchema }),
    upload: { maxBytes: MOST_BYTES },
    answers: { 201: mediaSchema },
    handle: async ({ ctx, ports, query: { kind }, parts, response }) => {
      const work = await ports.files.createWorkFolder();
      try {
        const [brought] = parts;
        if (!brought) throw new Error("An upload has a file.");
        const asked = { path: brought.path, wants: kind, signal: signalOf(response) };
        const media = await ports.takeMedia(asked, work.path);
        const saved = await saveMedia({ ctx, input: media });
        return { status: 201, body: saved, headers: { Location: `/api/v1/media/${saved.id}` } };
      } finally {
        await work.remove();
      }
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/media/:mediaId",
    summary: "What is true of a file that was brought",
    tag,
    permission: "media:read",
    params: mediaParams,
    answers: { 200: mediaSchema },
    handle: async ({ ports, params: { mediaId } }) => {
      const media = await findMedia(ports.reader, mediaId);
      if (!media) throw new NotFoundError(`The file ${mediaId}`);
      return { status: 200, body: media };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/media/:mediaId/content",
    summary: "The file itself, as it is kept",
    tag,
    permission: "media:read",
    params: mediaParams,
    answers: { 200: { contentType: "*/*", description: "The file, or a range of it" } },
    handle: async ({ ports, params: { mediaId } }) => {
      const media = await findMedia(ports.reader, mediaId);
      if (!media) throw new NotFoundError(`The file ${mediaId}`);
      return { status: 200, write: sendStored(ports.files, media) };
    },
  }),
];
