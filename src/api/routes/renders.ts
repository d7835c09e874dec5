import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import { visibleText } from "#core/text.ts";
import {
  cancelRender,
  findRenderWithFiles,
  findShown,
  listRenders,
  readLog,
  requestRender,
  type ShownBy,
} from "#renders/actions/index.ts";
import { formatSchema, motionSchema, themeSchema } from "#storyboards/index.ts";
import { signalOf } from "../request/gone.ts";
import { defineRoute } from "../route.ts";
import { pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import {
  fileKindSchema,
  qualitySchema,
  renderLogSchema,
  renderParams,
  renderSchema,
  renderStateSchema,
} from "../schemas/renders.ts";
import { versionParams } from "../schemas/scripts.ts";
import { sendStored } from "../send-stored.ts";

const tag = "renders";
type Row = NonNullable<Awaited<ReturnType<typeof findRenderWithFiles>>>;
const shown = ({ files, ...render }: Row, known: Map<string, ShownBy>) => ({
  ...render,
  shows: known.get(render.storyboardHash) ?? null,
  files: files.map((file) => ({ ...file, bytes: Number(file.bytes) })),
});

export const renderRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/renders",
    summary: "Renders, the newest first: all, or those in a state, of a quality or of a script version",
    tag,
    permission: "render:read",
    query: z.strictObject({
      ...pageQuery,
      state: renderStateSchema.optional(),
      quality: qualitySchema.optional(),
      scriptVersionId: z.uuid().optional(),
    }),
    answers: { 200: pageOf(renderSchema) },
    handle: async ({ ports, query: { state, quality, scriptVersionId: versionId, ...page } }) => {
      const rows = await listRenders(ports.reader, { state, quality, versionId }, page);
      const { items, nextCursor } = pageFrom(rows, page.limit);
      const known = await findShown(
        ports.reader,
        items.map(({ storyboardHash }) => storyboardHash),
      );
      return { status: 200, body: { items: items.map((row) => shown(row, known)), nextCursor } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/renders",
    summary: "Asks for the video of a script version; the same content is rendered once, whoever asks",
    tag,
    permission: "render:request",
    params: versionParams,
    dailyLimit: 20,
    body: z.strictObject({
      format: formatSchema,
      theme: themeSchema.default("sunny"),
      motion: motionSchema.default("full"),
      hasEndCard: z.boolean().default(true),
      quality: qualitySchema,
      neededAt: z.iso
        .datetime()
        .optional()
        .describe("When it goes out at the earliest: what is needed first is drawn first"),
    }),
    answers: { 202: z.object({ renderId: z.uuid(), contentHash: z.string() }) },
    handle: async ({ ctx, ports, params, body: { neededAt, ...body }, response }) => {
      const when = neededAt === undefined ? {} : { neededAt: new Date(neededAt) };
      const input = { ...params, ...body, ...when, templateHash: ports.templateHash() };
      const asked = await requestRender({ ctx, input }, { ...ports, signal: signalOf(response) });
      return { status: 202, body: asked, headers: { Location: `/api/v1/renders/${asked.renderId}` } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/renders/:renderId",
    summary: "One render and its files",
    tag,
    permission: "render:read",
    params: renderParams,
    answers: { 200: renderSchema },
    handle: async ({ ports, params: { renderId } }) => {
      const render = await findRenderWithFiles(ports.reader, renderId);
      if (!render) throw new NotFoundError(`The render ${renderId}`);
      return { status: 200, body: shown(render, await findShown(ports.reader, [render.storyboardHash])) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/renders/:renderId/log",
    summary: "What happened to a render, the first thing first, and which segments are drawn now",
    tag,
    permission: "render:read",
    params: renderParams,
    answers: { 200: renderLogSchema },
    handle: async ({ ports, params: { renderId } }) => {
      const log = await readLog(ports.reader, renderId);
      if (!log) throw new NotFoundError(`The render ${renderId}`);
      return { status: 200, body: log };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/renders/:renderId/files/:kind",
    summary: "A file of a render, for whoever works on it: the video, its poster, captions or transcript",
    tag,
    permission: "render:read",
    params: renderParams.extend({ kind: fileKindSchema }),
    answers: { 200: { contentType: "*/*", description: "The file, or a range of it" } },
    handle: async ({ ports, params: { renderId, kind } }) => {
      const render = await findRenderWithFiles(ports.reader, renderId);
      const file = render?.files.find((one) => one.kind === kind);
      if (!file) throw new NotFoundError(`The ${kind} of render ${renderId}`);
      return { status: 200, write: sendStored(ports.files, file) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/renders/:renderId/cancellation",
    summary: "Stops a render that waits or runs",
    tag,
    permission: "render:cancel",
    params: renderParams,
    body: z.strictObject({ reason: visibleText(500).optional() }),
    answers: { 201: z.object({ renderId: z.uuid(), state: z.literal("cancelled") }) },
    handle: async ({ ctx, params: { renderId }, body: { reason } }) => {
      await cancelRender({ ctx, input: { renderId, ...(reason === undefined ? {} : { reason }) } });
      return { status: 201, body: { renderId, state: "cancelled" as const } };
    },
  }),
];
