import { z } from "zod";
import {
  closeTask,
  liftHold,
  listHolds,
  listTasks,
  pauseReleases,
  placeHold,
  readInstallation,
  resumeReleases,
  trustClock,
} from "#releases/actions/index.ts";
import { defineRoute } from "../route.ts";
import {
  holdParams,
  holdSchema,
  holdsQuery,
  installationSchema,
  liftedHoldSchema,
  liftHoldBody,
  pauseBody,
  pausedSchema,
  placedHoldSchema,
  placeHoldBody,
  resumedSchema,
  taskParams,
  taskSchema,
  tasksQuery,
} from "../schemas/holds.ts";
import { pageFrom, pageOf } from "../schemas/page.ts";
import { reasonBody } from "../schemas/slots.ts";

type Listed = Awaited<ReturnType<typeof listTasks>>[number];

const shownTask = ({ slot, release, channel, delivery, ...task }: Listed) => ({
  ...task,
  episode: release?.episode ?? slot?.episode ?? null,
  channel: channel?.name ?? delivery?.channel.name ?? null,
});

export const holdRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/holds",
    summary: "What stops releases now, or ever did",
    tag: "holds",
    permission: "schedule:read",
    query: holdsQuery,
    answers: { 200: pageOf(holdSchema) },
    handle: async ({ ctx, ports, query: { limit, cursor, campaignId, standing } }) => {
      const where = { campaignId, isStanding: standing === "yes", now: ctx.now() };
      const rows = await listHolds(ports.reader, { ...where, after: cursor, limit: limit + 1 });
      return { status: 200, body: pageFrom(rows, limit) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/holds",
    summary: "Stops releases before they happen: of everything, or of all that has what is named",
    tag: "holds",
    permission: "hold:place",
    body: placeHoldBody,
    answers: { 201: placedHoldSchema },
    handle: async ({ ctx, body: { expiresAt, ...body } }) => {
      const end = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) };
      return { status: 201, body: await placeHold({ ctx, input: { ...body, ...end } }) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/holds/:holdId/lift",
    summary: "Ends a hold; with dryRun it says first what would go out, and when",
    tag: "holds",
    permission: "hold:lift",
    params: holdParams,
    body: liftHoldBody,
    answers: { 200: liftedHoldSchema },
    handle: async ({ ctx, params: { holdId }, body }) => {
      return { status: 200, body: await liftHold({ ctx, input: { holdId, ...body } }) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/pauses",
    summary: "Pauses everything, a campaign or a channel: what comes due meanwhile is skipped",
    tag: "pauses",
    permission: "pause:set",
    body: pauseBody,
    answers: { 200: pausedSchema },
    handle: async ({ ctx, body }) => ({ status: 200, body: await pauseReleases({ ctx, input: body }) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/pauses/resume",
    summary: "Ends a pause; only what is still to come goes out",
    tag: "pauses",
    permission: "pause:set",
    body: pauseBody,
    answers: { 200: resumedSchema },
    handle: async ({ ctx, body }) => ({ status: 200, body: await resumeReleases({ ctx, input: body }) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/installation",
    summary: "Whether everything is paused, and whether the clock is trusted",
    tag: "pauses",
    permission: "schedule:read",
    answers: { 200: installationSchema },
    handle: async ({ ports }) => ({ status: 200, body: await readInstallation(ports.reader) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/installation/trust-clock",
    summary: "Says that the database's time is right, after its clock had run ahead",
    tag: "pauses",
    permission: "clock:trust",
    body: reasonBody,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, body }) => {
      await trustClock({ ctx, input: body });
      return { status: 204, body: undefined };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/tasks",
    summary: "What waits for a person, the newest first",
    tag: "tasks",
    permission: "schedule:read",
    query: tasksQuery,
    answers: { 200: pageOf(taskSchema) },
    handle: async ({ ports, query: { limit, cursor, state } }) => {
      const rows = await listTasks(ports.reader, { isOpen: state === "open", after: cursor, limit: limit + 1 });
      return { status: 200, body: pageFrom(rows.map(shownTask), limit) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/tasks/:taskId/close",
    summary: "Says that a task is done, or needs no doing",
    tag: "tasks",
    permission: "task:close",
    params: taskParams,
    body: reasonBody,
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params: { taskId }, body: { reason } }) => {
      await closeTask({ ctx, input: { taskId, reason } });
      return { status: 204, body: undefined };
    },
  }),
];
