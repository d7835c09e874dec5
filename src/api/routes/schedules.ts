import { z } from "zod";
import { NotFoundError } from "#core/errors.ts";
import {
  backfillEpisodes,
  createSchedule,
  editSchedule,
  findSchedule,
  listSchedules,
  materialiseSlots,
  moveSlots,
  placeSlot,
  previewPlan,
  proposeRollout,
  releaseNow,
} from "#schedule/actions/index.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import {
  backfillBody,
  campaignParams,
  createScheduleBody,
  editedScheduleSchema,
  plannedSchema,
  planPreviewSchema,
  planSchema,
  releaseNowBody,
  rolloutSchema,
  scheduleParams,
  scheduleSchema,
} from "../schemas/schedules.ts";
import { movesBody, placeSlotBody, slotSchema } from "../schemas/slots.ts";

export const scheduleRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/campaigns/:campaignId/schedules",
    summary: "The schedules of a campaign",
    tag: "schedules",
    permission: "schedule:read",
    params: campaignParams,
    answers: { 200: z.object({ items: z.array(scheduleSchema) }) },
    handle: async ({ ports, params: { campaignId } }) => {
      return { status: 200, body: { items: await listSchedules(ports.reader, campaignId) } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/campaigns/:campaignId/schedules",
    summary: "Gives a campaign a schedule: cadence, blackouts and how late a slot may be",
    tag: "schedules",
    permission: "slot:place",
    params: campaignParams,
    body: createScheduleBody,
    answers: { 201: scheduleSchema },
    handle: async ({ ctx, params: { campaignId }, body }) => {
      const { schedule } = await createSchedule({ ctx, input: { campaignId, ...body } });
      return { status: 201, body: schedule, etag: etagOf(schedule.version) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/schedules/:scheduleId",
    summary: "One schedule",
    tag: "schedules",
    permission: "schedule:read",
    params: scheduleParams,
    answers: { 200: scheduleSchema },
    handle: async ({ ports, params: { scheduleId } }) => {
      const schedule = await findSchedule(ports.reader, scheduleId);
      if (!schedule) throw new NotFoundError("The schedule");
      return { status: 200, body: schedule, etag: etagOf(schedule.version) };
    },
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/schedules/:scheduleId/plan",
    summary: "Gives a schedule another rule; only slots that the old one made and nobody touched are replaced",
    tag: "schedules",
    permission: "slot:plan",
    params: scheduleParams,
    body: planSchema,
    answers: { 200: editedScheduleSchema },
    handle: async ({ ctx, params: { scheduleId }, body: plan, ifMatch }) => {
      const version = versionIn(ifMatch);
      const edited = await editSchedule({ ctx, input: { scheduleId, version, plan } });
      return { status: 200, body: edited, etag: etagOf(version + 1) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/plan-preview",
    summary: "Where episodes would go by another rule, and from where; nothing is saved",
    tag: "schedules",
    permission: "slot:plan",
    params: scheduleParams,
    body: planSchema,
    idempotency: { none: "it saves nothing" },
    answers: { 200: planPreviewSchema },
    handle: async ({ ports, params: { scheduleId }, body: plan }) => {
      return { status: 200, body: await previewPlan(ports.reader, { scheduleId, plan }) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/schedules/:scheduleId/rollout",
    summary: "Where the episodes without a slot would go, and what does not fit; nothing is saved",
    tag: "schedules",
    permission: "slot:plan",
    params: scheduleParams,
    answers: { 200: rolloutSchema },
    handle: async ({ ports, params: { scheduleId } }) => {
      const proposal = await proposeRollout(ports.reader, { scheduleId });
      return { status: 200, body: proposal, etag: etagOf(proposal.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/rollout",
    summary: "Gives each episode without a slot one by the rule, as the proposal showed",
    tag: "schedules",
    permission: "slot:plan",
    params: scheduleParams,
    ifMatch: true,
    answers: { 200: plannedSchema },
    handle: async ({ ctx, params: { scheduleId }, ifMatch }) => {
      const planned = await materialiseSlots({ ctx, input: { scheduleId, version: versionIn(ifMatch) } });
      return { status: 200, body: planned };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/slots",
    summary: "Places an episode at a time",
    tag: "slots",
    permission: "slot:place",
    params: scheduleParams,
    body: placeSlotBody,
    answers: { 201: slotSchema.extend({ warnings: z.array(z.string()) }) },
    handle: async ({ ctx, params: { scheduleId }, body }) => {
      const slot = await placeSlot({ ctx, input: { scheduleId, ...body } });
      const warnings = slot.isShifted ? ["dst-shifted"] : [];
      return { status: 201, body: { ...slot, warnings }, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/moves",
    summary: "Saves the moves of a proposal: all of them, or none",
    tag: "slots",
    permission: "slot:move",
    params: scheduleParams,
    body: movesBody,
    answers: { 200: z.object({ slots: z.array(slotSchema) }) },
    handle: async ({ ctx, params: { scheduleId }, body }) => {
      return { status: 200, body: { slots: await moveSlots({ ctx, input: { scheduleId, ...body } }) } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/release-now",
    summary: "Makes a slot of its own that is due at once; ask its forecast first",
    tag: "slots",
    permission: "slot:release-now",
    params: scheduleParams,
    body: releaseNowBody,
    answers: { 201: slotSchema },
    handle: async ({ ctx, params: { scheduleId }, body }) => {
      const slot = await releaseNow({ ctx, input: { scheduleId, ...body } });
      return { status: 201, body: slot, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/schedules/:scheduleId/backfill",
    summary: "Releases episodes that were left behind, oldest first; dryRun lists them",
    tag: "slots",
    permission: "slot:release-now",
    params: scheduleParams,
    body: backfillBody,
    answers: { 200: z.object({ episodeIds: z.array(z.uuid()), slots: z.array(slotSchema) }) },
    handle: async ({ ctx, params: { scheduleId }, body }) => {
      return { status: 200, body: await backfillEpisodes({ ctx, input: { scheduleId, ...body } }) };
    },
  }),
];
