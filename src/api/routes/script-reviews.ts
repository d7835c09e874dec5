import { z } from "zod";
import { visibleText } from "#core/text.ts";
import { approveScript, requestScriptChanges, submitScript, withdrawScript } from "#scripts/actions/index.ts";
import { acceptedSuppressionSchema } from "#scripts/index.ts";
import { defineRoute } from "../route.ts";

const tag = "script reviews";
const params = z.strictObject({ versionId: z.uuid() });
const answers = { 204: z.undefined() };
const done = { status: 204, body: undefined } as const;

export const scriptReviewRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/submission",
    summary: "Sends the words of a version to the security reviewers",
    tag,
    permission: "script:submit",
    params,
    answers,
    handle: async ({ ctx, params: input }) => {
      await submitScript({ ctx, input });
      return done;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/withdrawal",
    summary: "Takes a version back from review",
    tag,
    permission: "script:submit",
    params,
    body: z.strictObject({ reason: visibleText(500) }),
    answers,
    handle: async ({ ctx, params: { versionId }, body }) => {
      await withdrawScript({ ctx, input: { versionId, ...body } });
      return done;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/approval",
    summary: "Says that the words of a version are right; its videos are approved apart from it",
    tag,
    permission: "script:decide",
    freshSignIn: true,
    params,
    body: z.strictObject({
      note: visibleText(2000).optional(),
      acceptedSuppressions: z.array(acceptedSuppressionSchema).max(10).optional(),
    }),
    answers,
    handle: async ({ ctx, params: { versionId }, body }) => {
      await approveScript({ ctx, input: { versionId, ...body } });
      return done;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/change-requests",
    summary: "Says what is not right in the words of a version; nothing made of it goes out meanwhile",
    tag,
    permission: "script:decide",
    params,
    body: z.strictObject({ reason: visibleText(2000) }),
    answers,
    handle: async ({ ctx, params: { versionId }, body }) => {
      await requestScriptChanges({ ctx, input: { versionId, ...body } });
      return done;
    },
  }),
];
