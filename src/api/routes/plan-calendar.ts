import { findCampaign } from "#campaigns/actions/index.ts";
import { DAY } from "#core/clock.ts";
import { NotFoundError } from "#core/errors.ts";
import { findCalendar } from "#schedule/actions/index.ts";
import { planCalendar } from "#schedule/index.ts";
import { defineRoute } from "../route.ts";
import { campaignParams } from "../schemas/campaigns.ts";

const BEHIND_MS = 30 * DAY;
const AHEAD_MS = 400 * DAY;
const MOST_SLOTS = 5_000;
const CONTENT_TYPE = "text/calendar; charset=utf-8";

export const planCalendarRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/campaigns/:campaignId/calendar",
    summary: "The plan of a campaign for a calendar program, from 30 days back to 400 ahead, announced or not",
    tag: "slots",
    permission: "schedule:read",
    takesPassword: true,
    params: campaignParams,
    answers: { 200: { contentType: CONTENT_TYPE, description: "iCalendar, at most 5,000 slots" } },
    handle: async ({ ctx, ports, params: { campaignId }, request }) => {
      const campaign = await findCampaign(ports.reader, campaignId);
      if (!campaign) throw new NotFoundError(`The campaign ${campaignId}`);
      const now = ctx.now();
      const span = { from: new Date(now.getTime() - BEHIND_MS), until: new Date(now.getTime() + AHEAD_MS) };
      const slots = await findCalendar(ports.reader, { ...span, campaignId, limit: MOST_SLOTS });
      const text = planCalendar(campaign, slots, { now, origin: ports.accounts.relyingParty.origin });
      return {
        status: 200,
        headers: { "Content-Disposition": `inline; filename="${campaign.slug}.ics"` },
        write: (response) => void response.type(CONTENT_TYPE).end(request.method === "HEAD" ? undefined : text),
      };
    },
  }),
];
