import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { etagOf, versionIn } from "#api/request/headers.ts";
import { type AnyRoute, defineRoute } from "#api/route.ts";
import { recordAudit } from "#audit/index.ts";
import { StaleVersionError } from "#core/errors.ts";
import type { Stage } from "./stage.ts";

const thingSchema = z.object({ id: z.uuid(), name: z.string(), version: z.int() });
export const waits: { untilThen: Promise<void> | null; calls: number; failsNext: boolean } = {
  untilThen: null,
  calls: 0,
  failsNext: false,
};

async function createThing({ ctx, input }: Call<{ slug: string }>) {
  demand(ctx.actor, "campaign:create");
  return ctx.transaction(async (tx) => {
    const row = await tx.campaign.create({
      data: {
        slug: input.slug,
        title: input.slug,
        timeZone: "UTC",
        startsOn: new Date("2026-01-01"),
        endsOn: new Date("2027-01-01"),
        locales: ["en"],
        formats: ["vertical"],
      },
    });
    await recordAudit(tx, ctx, { action: "campaign.create", entityType: "Campaign", entityId: row.id });
    return { id: row.id, name: row.title, version: row.version, createdAt: row.createdAt };
  });
}

const params = z.strictObject({ thingId: z.uuid() });
/** Routes of a small domain of its own, on which the skeleton shows what it promises. */
export const thingRoutes = (prisma: Stage["prisma"]): AnyRoute[] => [
  defineRoute({
    method: "post",
    path: "/api/v1/things",
    summary: "Makes a thing",
    tag: "things",
    permission: "campaign:create",
    body: z.strictObject({ slug: z.string().max(80), inner: z.strictObject({ a: z.string() }).optional() }),
    answers: { 201: thingSchema },
    handle: async ({ ctx, body }) => {
      waits.calls += 1;
      await waits.untilThen;
      const thing = await createThing({ ctx, input: body });
      if (waits.failsNext) {
        waits.failsNext = false;
        throw new Error("The process is killed here.");
      }
      // More than the schema lists: it must not leave the house.
      return { status: 201, body: { ...thing, secret: "s3cret" }, etag: etagOf(thing.version) };
    },
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/things/:thingId",
    summary: "Renames a thing",
    tag: "things",
    permission: "campaign:edit",
    params,
    body: z.strictObject({ title: z.string().max(40) }),
    answers: { 200: thingSchema },
    handle: async ({ ports, params: { thingId: id }, body, ifMatch }) => {
      const version = versionIn(ifMatch);
      const { count } = await prisma.campaign.updateMany({
        where: { id, version },
        data: { ...body, version: version + 1 },
      });
      if (count === 0) throw new StaleVersionError("The thing");
      const row = await ports.reader.campaign.findUniqueOrThrow({ where: { id } });
      return { status: 200, body: { id, name: row.title, version: row.version }, etag: etagOf(row.version) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/things/:thingId",
    summary: "Reads a thing",
    tag: "things",
    permission: "campaign:read",
    params,
    query: z.strictObject({ sort: z.enum(["name"]).optional(), limit: z.string().optional() }),
    answers: { 200: thingSchema },
    handle: async ({ params: { thingId: id } }) => ({
      status: 200,
      body: { id, name: "It", version: 1 },
      etag: etagOf(1),
    }),
  }),
  defineRoute({
    method: "delete",
    path: "/api/v1/things/:thingId",
    summary: "Wants a fresh sign-in",
    tag: "things",
    permission: "campaign:edit",
    params,
    ifMatch: false,
    freshSignIn: true,
    answers: { 204: z.undefined() },
    handle: async () => ({ status: 204, body: undefined }),
  }),
];
