import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import {
  confirmManually,
  confirmTakenDown,
  findDeliveryHistory,
  findListedRelease,
  foreseeRetraction,
  type ListedRelease,
  listReleases,
  noteCorrection,
  retractRelease,
  retryDelivery,
} from "#releases/actions/index.ts";
import { abilitiesOf, type Kit, whoFires } from "#releases/index.ts";
import type { ApiPorts } from "../ports.ts";
import { defineRoute } from "../route.ts";
import { pageFrom, pageOf } from "../schemas/page.ts";
import {
  confirmationBody,
  correctedSchema,
  correctionBody,
  deliveryParams,
  deliverySchema,
  kitFileParams,
  kitSchema,
  releaseParams,
  releaseSchema,
  releasesQuery,
  retractionBody,
  retractionForecastSchema,
  retractionSchema,
  retriedSchema,
  retryBody,
} from "../schemas/releases.ts";
import { sendStored } from "../send-stored.ts";

const shown = (release: ListedRelease) => ({
  ...release,
  deliveries: release.deliveries.map((delivery) => ({ ...delivery, firedBy: whoFires(delivery) })),
});

async function kitOf({ reader, channels }: ApiPorts, deliveryId: string): Promise<Kit> {
  const delivery = await findDeliveryHistory(reader, deliveryId);
  if (!delivery) throw new NotFoundError("The delivery");
  const kit = await channels[delivery.channel.kind]?.kit?.(deliveryId);
  if (!kit) throw new NotFoundError("A kit of this delivery");
  return kit;
}

const evidenceSchema = z.record(z.string(), z.string()).catch({});

export const releaseRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/releases",
    summary: "Releases with their deliveries, the latest first",
    tag: "releases",
    permission: "schedule:read",
    query: releasesQuery,
    answers: { 200: pageOf(releaseSchema) },
    handle: async ({ ports, query: { limit, cursor, ...where } }) => {
      const rows = await listReleases(ports.reader, { ...where, after: cursor, limit: limit + 1 });
      return { status: 200, body: pageFrom(rows.map(shown), limit) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/releases/:releaseId",
    summary: "One release",
    tag: "releases",
    permission: "schedule:read",
    params: releaseParams,
    answers: { 200: releaseSchema },
    handle: async ({ ports, params: { releaseId } }) => {
      const release = await findListedRelease(ports.reader, releaseId);
      if (!release) throw new NotFoundError("The release");
      return { status: 200, body: shown(release) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/releases/:releaseId/retraction",
    summary: "What taking the release down would mean on each channel; nothing is taken down",
    tag: "releases",
    permission: "release:retract",
    params: releaseParams,
    answers: { 200: retractionForecastSchema },
    handle: async ({ ports, params: { releaseId } }) => {
      const abilities = abilitiesOf(ports.channels);
      return { status: 200, body: await foreseeRetraction(ports.reader, { releaseId }, { abilities }) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/releases/:releaseId/retraction",
    summary: "Takes a release down, at once and for good; there is no way back but a new approval",
    tag: "releases",
    permission: "release:retract",
    params: releaseParams,
    body: retractionBody,
    answers: { 200: retractionSchema },
    handle: async ({ ctx, params: { releaseId }, body }) => {
      return { status: 200, body: await retractRelease({ ctx, input: { releaseId, ...body } }) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/releases/:releaseId/corrections",
    summary: "Tells viewers what a newer release of an episode corrects; the note stays as written",
    tag: "releases",
    permission: "release:correct",
    params: releaseParams,
    body: correctionBody,
    answers: { 201: correctedSchema },
    handle: async ({ ctx, params: { releaseId }, body }) => {
      return { status: 201, body: await noteCorrection({ ctx, input: { releaseId, ...body } }) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/deliveries/:deliveryId",
    summary: "One delivery, each try of it and what the tries wrote down",
    tag: "releases",
    permission: "schedule:read",
    params: deliveryParams,
    answers: { 200: deliverySchema },
    handle: async ({ ports, params: { deliveryId } }) => {
      const delivery = await findDeliveryHistory(ports.reader, deliveryId);
      if (!delivery) throw new NotFoundError("The delivery");
      const { release, tries, evidence, ...row } = delivery;
      const told = tries.map(({ after: facts, ...entry }) => ({ ...entry, facts }));
      const body = { ...row, firedBy: whoFires(row), episode: release.episode, tries: told };
      return { status: 200, body: { ...body, evidence: evidenceSchema.parse(evidence) } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/deliveries/:deliveryId/kit",
    summary: "What a person posts from, where a channel leaves that to one: checklist, words and files",
    tag: "releases",
    permission: "schedule:read",
    params: deliveryParams,
    answers: { 200: kitSchema },
    handle: async ({ ports, params: { deliveryId } }) => ({ status: 200, body: await kitOf(ports, deliveryId) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/deliveries/:deliveryId/kit/files/:sha256",
    summary: "A file of the kit, by its hash",
    tag: "releases",
    permission: "schedule:read",
    params: kitFileParams,
    answers: { 200: { contentType: "*/*", description: "The file, or a range of it" } },
    handle: async ({ ports, params: { deliveryId, sha256 } }) => {
      const file = (await kitOf(ports, deliveryId)).files.find((one) => one.sha256 === sha256);
      if (!file) throw new NotFoundError("The file");
      return { status: 200, write: sendStored(ports.files, file) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/deliveries/:deliveryId/retry",
    summary: "Lets a delivery be tried again; the channel is asked first whether it has it",
    tag: "releases",
    permission: "delivery:retry",
    params: deliveryParams,
    body: retryBody,
    answers: { 200: retriedSchema },
    handle: async ({ ctx, ports, params: { deliveryId }, body }) => {
      const abilities = abilitiesOf(ports.channels);
      return { status: 200, body: await retryDelivery({ ctx, input: { deliveryId, ...body } }, { abilities }) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/deliveries/:deliveryId/confirmation",
    summary: "Says that a person has seen it on the channel, and where",
    tag: "releases",
    permission: "delivery:confirm",
    params: deliveryParams,
    body: confirmationBody,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: { deliveryId }, body: { url } }) => {
      await confirmManually({ ctx, input: { deliveryId, url } });
      return { status: 204, body: undefined };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/deliveries/:deliveryId/removal",
    summary: "Says that a person has seen it gone from a channel where only a person could remove it",
    tag: "releases",
    permission: "delivery:confirm",
    params: deliveryParams,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: { deliveryId } }) => {
      await confirmTakenDown({ ctx, input: { deliveryId } });
      return { status: 204, body: undefined };
    },
  }),
];
