import { z } from "zod";
import {
  addPasskey,
  beginPasskey,
  beginTotp,
  chooseNaming,
  confirmTotp,
  endSession,
  makeRecoveryCodes,
  readAccount,
  removePasskey,
  removePassword,
  removeTotp,
  renamePasskey,
  setPassword,
} from "#accounts/actions/index.ts";
import { defineRoute } from "../route.ts";
import {
  accountSchema,
  ceremonySchema,
  confirmedTotpSchema,
  endedSchema,
  namingBody,
  namingSchema,
  newPasskeyBody,
  newPasskeySchema,
  passkeyParams,
  passwordBody,
  recoveryCodesSchema,
  renamePasskeyBody,
  sessionParams,
  signedInSchema,
  totpCodeBody,
  totpSchema,
} from "../schemas/accounts.ts";
import { keepSession } from "./keep-session.ts";

const tag = "account";
const permission = "signed-in" as const;
const secretAnswer = { none: "The answer holds a secret that is kept nowhere" };
const onceAnyway = { none: "A challenge or a code counts once" };
const nothing = { 204: z.undefined() };
const done = { status: 204 as const, body: undefined };

export const accountRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/account",
    summary: "Who is signed in, with their ways to sign in and their sessions",
    tag,
    permission,
    answers: { 200: accountSchema },
    handle: async ({ ctx, ports }) => ({ status: 200, body: await readAccount(ports.reader, ctx.actor) }),
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/account/naming",
    summary: "Says whether one's own name stands on the public page beside what one approves; else only the role does",
    tag,
    permission,
    ifMatch: false,
    body: namingBody,
    answers: { 200: namingSchema },
    handle: async ({ ctx, body }) => ({ status: 200, body: await chooseNaming({ ctx, input: body }) }),
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/account/sessions/:sessionId",
    summary: "Ends one of one's own sessions",
    tag,
    permission,
    ifMatch: false,
    params: sessionParams,
    answers: nothing,
    handle: async ({ ctx, params: { sessionId } }) => {
      await endSession({ ctx, input: { which: sessionId } });
      return done;
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/account/sessions",
    summary: "Ends all of one's own sessions but this one",
    tag,
    permission,
    ifMatch: false,
    answers: { 200: endedSchema },
    handle: async ({ ctx }) => ({
      status: 200,
      body: { ended: await endSession({ ctx, input: { which: "others" } }) },
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/account/passkeys/options",
    summary: "What a browser needs to make a passkey",
    tag,
    permission,
    freshSignIn: true,
    idempotency: { none: "Each challenge is a new one" },
    answers: { 200: ceremonySchema },
    handle: async ({ ctx, ports }) => {
      const options = await beginPasskey(ports.reader, ctx.actor, ports.accounts.relyingParty);
      return { status: 200, body: { ...options } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/account/passkeys",
    summary: "Keeps a passkey that the browser made",
    tag,
    permission,
    freshSignIn: true,
    idempotency: onceAnyway,
    body: newPasskeyBody,
    answers: { 201: newPasskeySchema },
    handle: async ({ ctx, ports, body }) => {
      const { id, session } = await addPasskey({ ctx, input: body }, ports.accounts);
      const kept = keepSession(ports, ctx, session);
      return { ...kept, status: 201, body: { ...kept.body, id } };
    },
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/account/passkeys/:passkeyId",
    summary: "Gives a passkey another name",
    tag,
    permission,
    ifMatch: false,
    params: passkeyParams,
    body: renamePasskeyBody,
    answers: nothing,
    handle: async ({ ctx, params: { passkeyId }, body: { name } }) => {
      await renamePasskey({ ctx, input: { passkeyId, name } });
      return done;
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/account/passkeys/:passkeyId",
    summary: "Removes a passkey",
    tag,
    permission,
    freshSignIn: true,
    ifMatch: false,
    params: passkeyParams,
    answers: nothing,
    handle: async ({ ctx, params: { passkeyId } }) => {
      await removePasskey({ ctx, input: { passkeyId } });
      return done;
    },
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/account/password",
    summary: "Sets one's own password, and ends all other sessions",
    tag,
    permission,
    freshSignIn: true,
    ifMatch: false,
    body: passwordBody,
    answers: { 200: signedInSchema },
    handle: async ({ ctx, ports, body }) =>
      keepSession(ports, ctx, await setPassword({ ctx, input: body }, ports.accounts)),
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/account/password",
    summary: "Removes one's own password, to sign in with passkeys alone",
    tag,
    permission,
    freshSignIn: true,
    ifMatch: false,
    answers: nothing,
    handle: async ({ ctx }) => {
      await removePassword({ ctx });
      return done;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/account/totp",
    summary: "Makes a secret for an authenticator app",
    tag,
    permission,
    freshSignIn: true,
    idempotency: secretAnswer,
    answers: { 201: totpSchema },
    handle: async ({ ctx, ports }) => ({ status: 201, body: await beginTotp({ ctx }, ports.accounts) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/account/totp/confirm",
    summary: "Takes the authenticator app into use with a code of it, and gives out recovery codes",
    tag,
    permission,
    freshSignIn: true,
    idempotency: onceAnyway,
    body: totpCodeBody,
    answers: { 200: confirmedTotpSchema },
    handle: async ({ ctx, ports, body }) => {
      const { recoveryCodes, session } = await confirmTotp({ ctx, input: body }, ports.accounts);
      const kept = keepSession(ports, ctx, session);
      return { ...kept, body: { ...kept.body, recoveryCodes } };
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/account/totp",
    summary: "Removes the authenticator app",
    tag,
    permission,
    freshSignIn: true,
    ifMatch: false,
    answers: nothing,
    handle: async ({ ctx }) => {
      await removeTotp({ ctx });
      return done;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/account/recovery-codes",
    summary: "Makes new recovery codes in place of the older ones",
    tag,
    permission,
    freshSignIn: true,
    idempotency: secretAnswer,
    answers: { 201: recoveryCodesSchema },
    handle: async ({ ctx }) => ({ status: 201, body: { recoveryCodes: await makeRecoveryCodes({ ctx }) } }),
  }),
];
