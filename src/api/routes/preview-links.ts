import { z } from "zod";
import { visibleText } from "#core/text.ts";
import { createPreviewLink, listPreviewLinks, revokePreviewLink } from "#reviews/actions/index.ts";
import { defineRoute } from "../route.ts";
import { instantSchema } from "../schemas/instant.ts";
import { hashParams } from "../schemas/reviews.ts";

const tag = "preview links";
const pathOf = (token: string) => `/preview/${token}`;
const scope = z.enum(["watch", "comment"]);

export const previewLinkRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/reviews/:contentHash/preview-links",
    summary: "Makes a link to one exact render for somebody outside, for a week at most",
    tag,
    permission: "preview:share",
    idempotency: { none: "the answer holds a secret" },
    params: hashParams,
    body: z.strictObject({
      scope,
      hours: z.int().min(1).max(168).optional().describe("How long it works; a week without it"),
      madeFor: visibleText(120).describe("Whom it is for, in your words"),
      password: z.string().min(8).max(256).optional(),
    }),
    answers: { 201: z.object({ linkId: z.string(), path: z.string(), expiresAt: instantSchema }) },
    handle: async ({ ctx, ports, params, body }) => {
      const { linkId, token, expiresAt } = await createPreviewLink(
        { ctx, input: { ...params, ...body } },
        ports.preview,
      );
      return { status: 201, body: { linkId, path: pathOf(token), expiresAt } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/reviews/:contentHash/preview-links",
    summary: "The links to a render, newest first",
    tag,
    permission: "preview:share",
    params: hashParams,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            scope,
            madeFor: z.string(),
            hasPassword: z.boolean(),
            createdBy: z.object({ id: z.string(), name: z.string() }),
            createdAt: instantSchema,
            expiresAt: instantSchema,
            revokedAt: instantSchema.nullable(),
            comments: z.int(),
            path: z.string().nullable().describe("Null once it opens nothing any more"),
          }),
        ),
      }),
    },
    handle: async ({ ctx, ports, params }) => {
      const ready = { reader: ports.reader, keys: ports.preview.keys };
      const links = await listPreviewLinks({ ctx, input: params }, ready);
      const items = links.map(({ token, ...link }) => ({ ...link, path: token === null ? null : pathOf(token) }));
      return { status: 200, body: { items } };
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/preview-links/:linkId",
    summary: "Ends a link at once: your own, or any as an administrator",
    tag,
    permission: "preview:revoke",
    ifMatch: false,
    params: z.strictObject({ linkId: z.uuid() }),
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: input }) => {
      await revokePreviewLink({ ctx, input });
      return { status: 204, body: undefined };
    },
  }),
];
