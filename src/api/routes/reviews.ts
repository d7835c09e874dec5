import { z } from "zod";
import { visibleText } from "#core/text.ts";
import {
  approveRender,
  readDifference,
  readReview,
  readReviewQueue,
  requestChanges,
  withdrawDecision,
} from "#reviews/actions/index.ts";
import { APPROVAL_KINDS } from "#reviews/index.ts";
import { acceptedSuppressionSchema } from "#scripts/index.ts";
import { defineRoute } from "../route.ts";
import { pageQuery } from "../schemas/page.ts";
import { differenceSchema, hashParams, missingSchema, queueSchema, reviewSchema } from "../schemas/reviews.ts";

const tag = "reviews";

const OF_KIND = {
  accuracy: "that its advice is right",
  brand: "that we want to stand for it",
  language: "as a second speaker, that its language is right",
} as const;

const approvals = APPROVAL_KINDS.map((kind) =>
  defineRoute({
    method: "post",
    path: `/api/v1/reviews/:contentHash/approvals/${kind}`,
    summary: `Approves one exact render: ${OF_KIND[kind]}. The same again changes nothing`,
    tag,
    permission: `review:approve-${kind}`,
    freshSignIn: true,
    params: hashParams,
    body: z.strictObject({
      note: visibleText(2000).optional(),
      acceptedSuppressions: z.array(acceptedSuppressionSchema).max(10).optional(),
    }),
    answers: { 200: missingSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await approveRender({ ctx, input: { ...params, ...body, kind } }),
    }),
  }),
);

const changeRequests = APPROVAL_KINDS.map((kind) =>
  defineRoute({
    method: "post",
    path: `/api/v1/reviews/:contentHash/change-requests/${kind}`,
    summary: "Asks for changes, with reasons; it stands until whoever asked takes it back or approves",
    tag,
    permission: `review:approve-${kind}`,
    params: hashParams,
    body: z.strictObject({ reasons: z.array(visibleText(1000)).min(1).max(20) }),
    answers: { 200: missingSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await requestChanges({ ctx, input: { ...params, ...body, kind } }),
    }),
  }),
);

export const reviewRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/reviews/queue",
    summary: "What waits for your decision, what goes out first first; deciding makes room for the next",
    tag,
    permission: "review:read",
    query: z.strictObject({ limit: pageQuery.limit }),
    answers: { 200: queueSchema },
    handle: async ({ ctx, ports, query: { limit } }) => {
      const { videos, scripts } = await readReviewQueue({ ctx, input: {} }, ports.reader);
      const total = { videos: videos.length, scripts: scripts.length };
      return { status: 200, body: { videos: videos.slice(0, limit), scripts: scripts.slice(0, limit), total } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/reviews/:contentHash",
    summary: "All that a decision about one exact render rests on: facts, checks, comments, decisions, what changed",
    tag,
    permission: "review:read",
    params: hashParams,
    answers: { 200: reviewSchema },
    handle: async ({ ctx, ports, params }) => ({
      status: 200,
      body: await readReview({ ctx, input: params }, ports.reader),
    }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/reviews/:contentHash/difference",
    summary: "What became of a render since another one: script, storyboard and what it was drawn with",
    tag,
    permission: "review:read",
    params: hashParams,
    query: z.strictObject({ from: z.hash("sha256") }),
    answers: { 200: differenceSchema },
    handle: async ({ ctx, ports, params: { contentHash: to }, query: { from } }) => ({
      status: 200,
      body: await readDifference({ ctx, input: { from, to } }, ports.reader),
    }),
  }),
  ...approvals,
  ...changeRequests,
  defineRoute({
    method: "post",
    path: "/api/v1/reviews/:contentHash/withdrawals",
    summary: "Takes back your own approval before the release, or your own request for changes",
    tag,
    permission: "review:read",
    params: hashParams,
    body: z.strictObject({ reason: visibleText(500) }),
    answers: { 200: missingSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await withdrawDecision({ ctx, input: { ...params, ...body } }),
    }),
  }),
];
