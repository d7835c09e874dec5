import { z } from "zod";
import { listTokens, makeToken, revokeToken } from "#accounts/actions/index.ts";
import { defineRoute } from "../route.ts";
import { newTokenBody, newTokenSchema, tokenParams, tokensSchema } from "../schemas/accounts.ts";

const tag = "tokens";

export const tokenRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/tokens",
    summary: "One's own API tokens, without their secrets",
    tag,
    permission: "account:own",
    answers: { 200: tokensSchema },
    handle: async ({ ctx, ports }) => ({ status: 200, body: { items: await listTokens(ports.reader, ctx.actor) } }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/tokens",
    summary: "Makes an API token with some of one's own permissions, for ninety days at most",
    tag,
    permission: "token:make",
    freshSignIn: true,
    idempotency: { none: "The answer holds a secret that is kept nowhere" },
    body: newTokenBody,
    answers: { 201: newTokenSchema },
    handle: async ({ ctx, body }) => ({ status: 201, body: await makeToken({ ctx, input: body }) }),
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/tokens/:tokenId",
    summary: "Revokes an API token, at once and for good",
    tag,
    permission: "account:own",
    ifMatch: false,
    params: tokenParams,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: { tokenId } }) => {
      await revokeToken({ ctx, input: { tokenId } });
      return { status: 204, body: undefined };
    },
  }),
];
