import { z } from "zod";
import {
  createPresenter,
  editPresenter,
  findPresenter,
  grantConsent,
  listPresenters,
  withdrawConsent,
} from "#campaigns/actions/index.ts";
import { newConsentSchema, newPresenterSchema, presenterEditSchema } from "#campaigns/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { visibleText } from "#core/text.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { changedSchema, createdSchema } from "../schemas/campaigns.ts";
import { instantSchema } from "../schemas/instant.ts";
import { pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import { consentParams, presenterParams, presenterSchema } from "../schemas/presenters.ts";

const tag = "presenters";
const one = { path: "/api/v1/presenters/:presenterId", tag, params: presenterParams } as const;

export const presenterRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/presenters",
    summary: "Everyone who appears in videos, by name, with what they agreed to",
    tag,
    permission: "campaign:read",
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(presenterSchema) },
    handle: async ({ ports, query }) => ({
      status: 200,
      body: pageFrom(await listPresenters(ports.reader, query), query.limit),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/presenters",
    summary: "Adds somebody who is to appear in videos, without a consent yet",
    tag,
    permission: "presenter:edit",
    body: newPresenterSchema,
    answers: { 201: createdSchema },
    handle: async ({ ctx, body }) => {
      const { id } = await createPresenter({ ctx, input: body });
      return { status: 201, body: { id }, headers: { Location: `/api/v1/presenters/${id}` } };
    },
  }),
  defineRoute({
    ...one,
    method: "get",
    summary: "One presenter, with what they agreed to",
    permission: "campaign:read",
    answers: { 200: presenterSchema },
    handle: async ({ ports, params: { presenterId } }) => {
      const presenter = await findPresenter(ports.reader, presenterId);
      if (!presenter) throw new NotFoundError(`The presenter ${presenterId}`);
      return { status: 200, body: presenter, etag: etagOf(presenter.version) };
    },
  }),
  defineRoute({
    ...one,
    method: "patch",
    summary: "Changes how a presenter is named",
    permission: "presenter:edit",
    body: presenterEditSchema,
    answers: { 200: changedSchema },
    handle: async ({ ctx, params: { presenterId: id }, body, ifMatch }) => {
      const input = { presenterId: id, version: versionIn(ifMatch), changes: body };
      const { version } = await editPresenter({ ctx, input });
      return { status: 200, body: { id, version }, etag: etagOf(version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/presenters/:presenterId/consents",
    summary: "Writes down what a presenter agreed to, until the end of a day",
    tag,
    permission: "presenter:edit",
    params: presenterParams,
    body: newConsentSchema,
    answers: { 201: createdSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 201,
      body: await grantConsent({ ctx, input: { ...params, ...body } }),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/consents/:consentId/withdrawal",
    summary: "Takes a consent back, at once: nothing that shows this person goes out by it any more",
    tag,
    permission: "presenter:edit",
    params: consentParams,
    body: z.strictObject({ reason: visibleText(500) }),
    answers: { 201: z.object({ withdrawnAt: instantSchema }) },
    handle: async ({ ctx, params, body }) => ({
      status: 201,
      body: await withdrawConsent({ ctx, input: { ...params, ...body } }),
    }),
  }),
];
