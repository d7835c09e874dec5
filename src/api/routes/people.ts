import { z } from "zod";
import { createPerson, editPerson, listPeople, makeSetUpLink, readPerson } from "#accounts/actions/index.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import {
  editPersonBody,
  newPersonBody,
  peopleSchema,
  personParams,
  personSchema,
  setUpLinkSchema,
} from "../schemas/accounts.ts";
import { pageFrom, pageQuery } from "../schemas/page.ts";

const tag = "people";

export const peopleRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/people",
    summary: "Everyone who works here, inactive ones included",
    tag,
    permission: "person:list",
    query: z.strictObject(pageQuery),
    answers: { 200: peopleSchema },
    handle: async ({ ctx, ports, query: { limit, cursor } }) => {
      const rows = await listPeople(ports.reader, ctx.actor, { after: cursor ?? null, take: limit + 1 });
      return { status: 200, body: pageFrom(rows, limit) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/people/:personId",
    summary: "One person",
    tag,
    permission: "person:list",
    params: personParams,
    answers: { 200: personSchema },
    handle: async ({ ctx, ports, params: { personId } }) => {
      const person = await readPerson(ports.reader, ctx.actor, personId);
      return { status: 200, body: person, etag: etagOf(person.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/people",
    summary: "Creates a person, who then needs a set-up link",
    tag,
    permission: "person:manage",
    freshSignIn: true,
    body: newPersonBody,
    answers: { 201: personSchema },
    handle: async ({ ctx, ports, body }) => {
      const { id } = await createPerson({ ctx, input: body });
      const person = await readPerson(ports.reader, ctx.actor, id);
      return { status: 201, body: person, etag: etagOf(person.version) };
    },
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/people/:personId",
    summary:
      "Changes address, name, roles or languages of a person, or makes them inactive; a change of rights signs them out",
    tag,
    permission: "person:manage",
    freshSignIn: true,
    params: personParams,
    body: editPersonBody,
    answers: { 200: personSchema },
    handle: async ({ ctx, ports, params: { personId }, body, ifMatch }) => {
      await editPerson({ ctx, input: { ...body, personId, version: versionIn(ifMatch) } });
      const person = await readPerson(ports.reader, ctx.actor, personId);
      return { status: 200, body: person, etag: etagOf(person.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/people/:personId/set-up-link",
    summary: "Makes a link with which a person sets up how they sign in, in place of what they had",
    tag,
    permission: "person:invite",
    freshSignIn: true,
    idempotency: { none: "The answer holds a secret that is kept nowhere" },
    params: personParams,
    answers: { 201: setUpLinkSchema },
    handle: async ({ ctx, ports, params: { personId } }) => {
      const { secret, expiresAt } = await makeSetUpLink({ ctx, input: { personId } });
      return { status: 201, body: { link: `${ports.accounts.relyingParty.origin}/set-up#${secret}`, expiresAt } };
    },
  }),
];
