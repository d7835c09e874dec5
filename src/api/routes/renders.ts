import type { Response } from "express";
import { SECOND } from "#core/clock.ts";
import { NotFoundError } from "#core/errors.ts";
import { readProgress } from "#renders/actions/index.ts";
import { isOver, type ProgressNow } from "#renders/index.ts";
import { type Feed, openFeed } from "../feed.ts";
import type { ApiPorts } from "../ports.ts";
import { defineRoute } from "../route.ts";
import { progressSchema, renderParams } from "../schemas/renders.ts";

const LOOK_MS = 350;
const HEARTBEAT_MS = 15 * SECOND;

export const renderRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/renders/:renderId/progress",
    summary: "How far a render is, as Server-Sent Events: at once, at each change, until it is over",
    tag: "renders",
    permission: "render:read",
    params: renderParams,
    answers: {
      200: { contentType: "text/event-stream", description: "Events named `progress`", schema: progressSchema },
    },
    handle: async ({ ctx, ports, params: { renderId }, request }) => {
      const first = await readProgress(ports.reader, renderId, ctx.now());
      if (!first) throw new NotFoundError(`The render ${renderId}`);
      return {
        status: 200,
        // "no-transform" keeps the compression from holding events back; the other header asks a proxy for the same.
        headers: { "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" },
        write: (response: Response) => {
          response.flushHeaders();
          if (request.method === "HEAD") response.end();
          else stream(response, first, (hear) => feedOf(ports, ctx.log.warn).listen(renderId, hear));
        },
      };
    },
  }),
];

type Hear = (progress: ProgressNow | null) => void;

/** Tells what is new until the render is over or nobody hears it. */
function stream(response: Response, first: ProgressNow, listen: (hear: Hear) => () => void): void {
  let told = "";
  const tell: Hear = (progress) => {
    const said = JSON.stringify(progress);
    if (progress && said !== told) response.write(`event: progress\ndata: ${said}\n\n`);
    told = said;
    if (!progress || isOver(progress.state)) response.end();
  };
  tell(first);
  if (response.writableEnded) return;
  const leave = listen(tell);
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  const stop = () => {
    clearInterval(heartbeat);
    leave();
  };
  response.once("finish", stop).once("close", stop);
}

const feeds = new WeakMap<ApiPorts, Feed<ProgressNow | null>>();

/** One look at a render for all who listen to it. */
function feedOf(ports: ApiPorts, warn: (facts: object, message: string) => void): Feed<ProgressNow | null> {
  const known = feeds.get(ports);
  if (known) return known;
  const feed = openFeed({
    look: (id: string) => readProgress(ports.reader, id, new Date()),
    everyMs: LOOK_MS,
    onError: (err) => warn({ err }, "The progress of a render could not be read; it is read again"),
  });
  feeds.set(ports, feed);
  return feed;
}
