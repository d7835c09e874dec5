import type { Request } from "express";
import { ipKeyGenerator } from "express-rate-limit";
import { z } from "zod";
import type { Context } from "#access/index.ts";
import {
  beginPasskeySignIn,
  openSetUpLink,
  signInWithPasskey,
  signInWithPassword,
  signInWithRecoveryCode,
  signOut,
} from "#accounts/actions/index.ts";
import type { SignIn } from "../authenticate.ts";
import { defineRoute } from "../route.ts";
import {
  ceremonySchema,
  passkeySignInBody,
  passwordSignInBody,
  recoverySignInBody,
  setUpBody,
  signedInSchema,
} from "../schemas/accounts.ts";
import { keepSession, requireCookie } from "./keep-session.ts";

const tag = "sign-in";
const permission = { anyone: "Whoever signs in is nobody yet" };
const idempotency = { none: "Each proof counts once, and the answer sets a secret that is kept nowhere" };
const answers = { 200: signedInSchema };

export const signInRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/sign-in/password",
    summary: "Signs in with a password, and a code where an authenticator app is set up",
    tag,
    permission,
    idempotency,
    body: passwordSignInBody,
    answers,
    handle: async ({ ctx, ports, body, signIn, request }) => {
      requireCookie(ports);
      const input = { ...body, ...browserOf(request, signIn) };
      return keepSession(ports, ctx, await signInWithPassword({ ctx: signingIn(ctx), input }, ports.accounts));
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sign-in/passkey/options",
    summary: "What a browser needs to sign in with a passkey",
    tag,
    permission,
    idempotency: { none: "Each challenge is a new one" },
    answers: { 200: ceremonySchema },
    handle: async ({ ctx, ports }) => {
      requireCookie(ports);
      const { relyingParty } = ports.accounts;
      return { status: 200, body: { ...(await beginPasskeySignIn(ports.reader, signingIn(ctx).actor, relyingParty)) } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sign-in/passkey",
    summary: "Signs in with a passkey",
    tag,
    permission,
    idempotency,
    body: passkeySignInBody,
    answers,
    handle: async ({ ctx, ports, body, signIn, request }) => {
      requireCookie(ports);
      const input = { ...body, ...browserOf(request, signIn) };
      return keepSession(ports, ctx, await signInWithPasskey({ ctx: signingIn(ctx), input }, ports.accounts));
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sign-in/recovery",
    summary: "Lets someone without a password in with a recovery code, to set up another passkey",
    tag,
    permission,
    idempotency,
    body: recoverySignInBody,
    answers,
    handle: async ({ ctx, ports, body, signIn, request }) => {
      requireCookie(ports);
      const input = { ...body, ...browserOf(request, signIn) };
      return keepSession(ports, ctx, await signInWithRecoveryCode({ ctx: signingIn(ctx), input }));
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sign-in/set-up",
    summary: "Uses a set-up link: lets its person in for an hour, to set up how they sign in",
    tag,
    permission,
    idempotency,
    body: setUpBody,
    answers,
    handle: async ({ ctx, ports, body, signIn, request }) => {
      requireCookie(ports);
      const { replaces: _replaces, ...browser } = browserOf(request, signIn);
      return keepSession(ports, ctx, await openSetUpLink({ ctx: signingIn(ctx), input: { ...body, ...browser } }));
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/sign-out",
    summary: "Ends this session",
    tag,
    permission: "signed-in",
    idempotency: { none: "What is over stays so" },
    answers: { 204: z.undefined() },
    handle: async ({ ctx, ports }) => {
      await signOut({ ctx });
      return { status: 204, body: undefined, headers: { "Set-Cookie": requireCookie(ports).forget() } };
    },
  }),
];

const signingIn = (ctx: Context): Context => ({ ...ctx, actor: { type: "system", job: "sign-in" } });

/** What is known of the browser; a session that it has already ends with the new one. */
function browserOf(request: Request, signIn: SignIn | undefined) {
  return {
    address: ipKeyGenerator(request.ip ?? ""),
    userAgent: (request.get("User-Agent") ?? "").slice(0, 200),
    replaces: (signIn?.actor.type === "person" ? signIn.actor.sessionId : undefined) ?? null,
  };
}
