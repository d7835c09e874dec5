import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import { compileVersion, findStoryboardById } from "#renders/actions/index.ts";
import { formatSchema, motionSchema, readStoryboard, storyboardSchema, themeSchema } from "#storyboards/index.ts";
import { signalOf } from "../request/gone.ts";
import { defineRoute } from "../route.ts";
import { versionParams } from "../schemas/scripts.ts";

const tag = "storyboards";
const savedSchema = z.object({ id: z.uuid(), contentHash: z.string(), storyboard: storyboardSchema });

export const storyboardRoutes = [
  defineRoute({
    method: "post",
    path: "/api/v1/script-versions/:versionId/storyboards",
    summary: "Compiles the words of a version into timed scenes for one format",
    tag,
    permission: "storyboard:compile",
    params: versionParams,
    body: z.strictObject({
      format: formatSchema,
      theme: themeSchema.default("sunny"),
      motion: motionSchema.default("full"),
      hasEndCard: z.boolean().default(true),
    }),
    answers: { 201: savedSchema },
    handle: async ({ ctx, ports, params, body, response }) => {
      const given = { ...ports, signal: signalOf(response) };
      const saved = await compileVersion({ ctx, input: { ...params, ...body } }, given);
      return { status: 201, body: saved, headers: { Location: `/api/v1/storyboards/${saved.id}` } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/storyboards/:storyboardId",
    summary: "One storyboard: what is seen and heard at which frame",
    tag,
    permission: "render:read",
    params: z.strictObject({ storyboardId: z.uuid() }),
    answers: { 200: savedSchema },
    handle: async ({ ports, params: { storyboardId } }) => {
      const saved = await findStoryboardById(ports.reader, storyboardId);
      if (!saved) throw new NotFoundError(`The storyboard ${storyboardId}`);
      const { id, contentHash, body } = saved;
      return { status: 200, body: { id, contentHash, storyboard: readStoryboard(body) } };
    },
  }),
];
