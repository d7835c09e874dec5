import { ROUTES } from "#api/routes/index.ts";
import type { Filled } from "./fill.ts";

/** One hot read: what the API is asked, and the statement that fetches the same rows in one go. */
export type Read = { name: string; path: string; sql: string; parameters: string[] };

const SCRIPTS = `
  (SELECT coalesce(json_agg(json_build_object('id', s."id", 'locale', s."locale", 'latest', (
     SELECT json_build_object('id', v."id", 'number', v."number", 'state', v."state", 'createdAt', v."createdAt")
     FROM "ScriptVersion" v WHERE v."scriptId" = s."id" ORDER BY v."number" DESC LIMIT 1)) ORDER BY s."locale"), '[]')
   FROM "Script" s WHERE s."episodeId" = e."id") AS "scripts"`;
const EPISODE = `
  SELECT e."id", e."campaignId", e."slug", e."position", e."title", e."topic", e."notBefore", e."version",
         json_build_object('slug', p."slug", 'name', p."name") AS "presenter", ${SCRIPTS}
  FROM "Episode" e LEFT JOIN "Presenter" p ON p."id" = e."presenterId"`;

/** The reads that are measured: those of lists of slots only where the API serves them. */
export function readsOf({ campaignId, episodeId }: Filled): Read[] {
  const reads = [
    {
      name: "one episode",
      route: "/api/v1/episodes/:episodeId",
      path: `/api/v1/episodes/${episodeId}`,
      sql: `${EPISODE} WHERE e."id" = $1`,
      parameters: [episodeId],
    },
    {
      name: "20 episodes of a campaign",
      route: "/api/v1/campaigns/:campaignId/episodes",
      path: `/api/v1/campaigns/${campaignId}/episodes?limit=20`,
      sql: `${EPISODE} WHERE e."campaignId" = $1 ORDER BY e."position" LIMIT 21`,
      parameters: [campaignId],
    },
    {
      name: "50 slots of a month",
      route: "/api/v1/slots",
      path: `/api/v1/slots?from=2027-03-01T00:00:00.000Z&until=2027-04-01T00:00:00.000Z&limit=50`,
      sql: `SELECT t.*, e."slug", e."title" FROM "Slot" t JOIN "Episode" e ON e."id" = t."episodeId"
            WHERE t."nominalAt" >= $1::timestamptz AND t."nominalAt" < $2::timestamptz
            ORDER BY t."nominalAt", t."id" LIMIT 51`,
      parameters: ["2027-03-01T00:00:00.000Z", "2027-04-01T00:00:00.000Z"],
    },
  ];
  return reads.filter(({ route }) => ROUTES.some(({ method, path }) => method === "get" && path === route));
}
