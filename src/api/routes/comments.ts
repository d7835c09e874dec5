import { z } from "zod";
import { visibleText } from "#core/text.ts";
import { editComment, reopenComment, replyToComment, resolveComment, writeComment } from "#reviews/actions/index.ts";
import { drawingSchema } from "#reviews/index.ts";
import { versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { hashParams } from "../schemas/reviews.ts";

const tag = "comments";
const params = z.strictObject({ commentId: z.uuid() });
const written = z.object({ commentId: z.string() });
const mentions = z.array(z.uuid()).max(20).optional();

export const commentRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/reviews/:contentHash/comments",
    summary: "Writes a comment at a frame or a span of a finished render",
    tag,
    permission: "review:comment",
    params: hashParams,
    body: z.strictObject({
      frame: z.int().nonnegative(),
      endFrame: z.int().nonnegative().optional(),
      text: visibleText(4000),
      drawing: drawingSchema.optional(),
      isBlocking: z.boolean().optional().describe("Until it is resolved, nothing is approved or goes out"),
      mentions,
    }),
    answers: { 201: written },
    handle: async ({ ctx, params: { contentHash }, body }) => ({
      status: 201,
      body: await writeComment({ ctx, input: { contentHash, ...body } }),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/comments/:commentId/replies",
    summary: "Answers in a thread",
    tag,
    permission: "review:comment",
    params,
    body: z.strictObject({ text: visibleText(4000), mentions }),
    answers: { 201: written },
    handle: async ({ ctx, params: { commentId }, body }) => ({
      status: 201,
      body: await replyToComment({ ctx, input: { commentId, ...body } }),
    }),
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/comments/:commentId",
    summary: "Puts your own comment right, within a quarter of an hour and before anybody answered",
    tag,
    permission: "review:comment",
    params,
    body: z.strictObject({ text: visibleText(4000) }),
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: { commentId }, body, ifMatch }) => {
      await editComment({ ctx, input: { commentId, version: versionIn(ifMatch), ...body } });
      return { status: 204, body: undefined };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/comments/:commentId/resolution",
    summary: "Says that a thread is settled; again changes nothing",
    tag,
    permission: "review:comment",
    params,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: input }) => {
      await resolveComment({ ctx, input });
      return { status: 204, body: undefined };
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/comments/:commentId/resolution",
    summary: "Opens a thread again; what blocked, blocks again",
    tag,
    permission: "review:comment",
    ifMatch: false,
    params,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: input }) => {
      await reopenComment({ ctx, input });
      return { status: 204, body: undefined };
    },
  }),
];
