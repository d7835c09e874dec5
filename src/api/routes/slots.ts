import { z } from "zod";
import { DAY } from "#core/clock.ts";
import { NotFoundError } from "#core/errors.ts";
import { wallTimeSchema } from "#core/wall-time.ts";
import { foreseeRelease, foreseeRisks } from "#releases/actions/index.ts";
import { abilitiesOf } from "#releases/index.ts";
import {
  cancelSlot,
  decideMissed,
  findCalendar,
  findCalendarSlot,
  moveSlot,
  proposeMove,
  skipSlot,
} from "#schedule/actions/index.ts";
import { RequestFault } from "../fault.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import {
  calendarCursor,
  calendarPageSchema,
  calendarQuerySchema,
  calendarSlotSchema,
  decisionBody,
  forecastSchema,
  moveProposalSchema,
  moveSlotBody,
  reasonBody,
  riskSchema,
  risksQuery,
  slotParams,
  slotSchema,
} from "../schemas/slots.ts";

const LONGEST_MS = 400 * DAY;
const FARTHEST_MS = 60 * DAY;

export const slotRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/slots",
    summary: "Slots of a span of time, in order of time",
    tag: "slots",
    permission: "schedule:read",
    query: calendarQuerySchema,
    answers: { 200: calendarPageSchema },
    handle: async ({ ports, query }) => {
      const { campaignId, state, limit, cursor } = query;
      const [from, until] = [new Date(query.from), new Date(query.until)];
      if (from >= until || until.getTime() - from.getTime() > LONGEST_MS) {
        throw new RequestFault(400, "invalid-query", "The span must end after it begins, at most 400 days later.");
      }
      const after = cursor === undefined ? undefined : calendarCursor.read(cursor);
      const states = state && [state];
      const rows = await findCalendar(ports.reader, { from, until, campaignId, states, after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { status: 200, body: { items, nextCursor: last ? calendarCursor.write(last) : null } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/slots/:slotId",
    summary: "One slot",
    tag: "slots",
    permission: "schedule:read",
    params: slotParams,
    answers: { 200: calendarSlotSchema },
    handle: async ({ ports, params: { slotId } }) => {
      const slot = await findCalendarSlot(ports.reader, slotId);
      if (!slot) throw new NotFoundError("The slot");
      return { status: 200, body: slot, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/slots/:slotId/move",
    summary: "What else would move if this slot went to another time; nothing is saved",
    tag: "slots",
    permission: "slot:move",
    params: slotParams,
    query: z.strictObject({ wallTime: wallTimeSchema }),
    answers: { 200: moveProposalSchema },
    handle: async ({ ports, params: { slotId }, query: { wallTime } }) => {
      return { status: 200, body: await proposeMove(ports.reader, { slotId, wallTime }) };
    },
  }),
  defineRoute({
    method: "patch",
    path: "/api/v1/slots/:slotId",
    summary: "Moves this slot alone to another time",
    tag: "slots",
    permission: "slot:move",
    params: slotParams,
    body: moveSlotBody,
    answers: { 200: slotSchema },
    handle: async ({ ctx, params: { slotId }, body, ifMatch }) => {
      const slot = await moveSlot({ ctx, input: { ...body, slotId, version: versionIn(ifMatch) } });
      return { status: 200, body: slot, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/slots/:slotId/skip",
    summary: "Leaves the slot out: its episode stays at home unless a person places it again",
    tag: "slots",
    permission: "slot:skip",
    params: slotParams,
    body: reasonBody,
    ifMatch: true,
    answers: { 200: slotSchema },
    handle: async ({ ctx, params: { slotId }, body: { reason }, ifMatch }) => {
      const slot = await skipSlot({ ctx, input: { slotId, version: versionIn(ifMatch), reason } });
      return { status: 200, body: slot, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/slots/:slotId/cancel",
    summary: "Takes the slot away: the next planning gives its episode another",
    tag: "slots",
    permission: "slot:skip",
    params: slotParams,
    body: reasonBody,
    ifMatch: true,
    answers: { 200: slotSchema },
    handle: async ({ ctx, params: { slotId }, body: { reason }, ifMatch }) => {
      const slot = await cancelSlot({ ctx, input: { slotId, version: versionIn(ifMatch), reason } });
      return { status: 200, body: slot, etag: etagOf(slot.version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/slots/:slotId/decision",
    summary: "Says what becomes of a missed slot: out now, at another time, or not",
    tag: "slots",
    permission: "slot:decide",
    params: slotParams,
    body: decisionBody,
    answers: { 200: z.object({ slot: slotSchema.nullable() }) },
    handle: async ({ ctx, params: { slotId }, body: decision }) => {
      return { status: 200, body: await decideMissed({ ctx, input: { slotId, decision } }) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/slots/:slotId/forecast",
    summary: "What would become of the slot if it were due now; nothing is released",
    tag: "slots",
    permission: "slot:release-now",
    params: slotParams,
    answers: { 200: forecastSchema },
    handle: async ({ ports, params: { slotId } }) => {
      const abilities = abilitiesOf(ports.channels);
      return { status: 200, body: await foreseeRelease(ports.reader, { slotId }, { abilities }) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/risks",
    summary: "Slots ahead that could not go out as things stand, and what stops each",
    tag: "slots",
    permission: "schedule:read",
    query: risksQuery,
    answers: { 200: z.object({ items: z.array(riskSchema) }) },
    handle: async ({ ctx, ports, query: { until, campaignId } }) => {
      const now = ctx.now();
      const end = new Date(until);
      if (end.getTime() - now.getTime() > FARTHEST_MS) {
        throw new RequestFault(400, "invalid-query", "Look at most 60 days ahead: what stands further away changes.");
      }
      const risks = await foreseeRisks({ now, until: end }, { ...ports, abilities: abilitiesOf(ports.channels) });
      return {
        status: 200,
        body: { items: risks.filter((risk) => (campaignId ?? risk.campaignId) === risk.campaignId) },
      };
    },
  }),
];
