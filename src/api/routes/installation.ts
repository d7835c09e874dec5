import { acceptPublished, reconcileReleases } from "#releases/actions/index.ts";
import { abilitiesOf } from "#releases/index.ts";
import { countFiles } from "#renders/actions/index.ts";
import { signalOf } from "../request/gone.ts";
import { defineRoute } from "../route.ts";
import { acceptBody, acceptedSchema, reconciledSchema, storageSchema } from "../schemas/installation.ts";
import { slotParams } from "../schemas/slots.ts";

const tag = "installation";

export const installationRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/installation/storage",
    summary: "How much room the videos take and what is left, and which copies of the database there are",
    tag,
    permission: "render:read",
    answers: { 200: storageSchema },
    handle: async ({ ports }) => ({
      status: 200,
      body: { ...(await ports.storage()), files: await countFiles(ports.reader) },
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/installation/reconciliations",
    summary: "Asks all channels what of the slots that are due here and not released is out there already",
    tag,
    permission: "release:reconcile",
    idempotency: { none: "It only asks" },
    answers: { 200: reconciledSchema },
    handle: async ({ ctx, ports, response }) => {
      const { channels, secrets, accounts } = ports;
      const pageUrl = (slug: string) => `${accounts.relyingParty.origin}/watch/${slug}`;
      const signal = signalOf(response);
      return {
        status: 200,
        body: await reconcileReleases({ ctx, input: {} }, { channels, secrets, pageUrl, signal }),
      };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/slots/:slotId/acceptances",
    summary: "Says that a slot went out before this database was put back: it counts as released, and nothing is sent",
    tag,
    permission: "release:reconcile",
    params: slotParams,
    body: acceptBody,
    answers: { 201: acceptedSchema },
    handle: async ({ ctx, ports, params: { slotId }, body }) => ({
      status: 201,
      body: await acceptPublished({ ctx, input: { slotId, ...body } }, { abilities: abilitiesOf(ports.channels) }),
    }),
  }),
];
