import { z } from "zod";
import { type Clock, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import type { Abilities, ChannelPort, Dispatch } from "#releases/index.ts";
import type { Wire } from "../platform/wire.ts";
import { deliver } from "./deliver.ts";
import { findStatus, standingOf } from "./find-status.ts";
import { connect, openJob, type Tools } from "./job.ts";
import { MASTODON } from "./limits.ts";
import { mastodonSettingsSchema } from "./settings.ts";

const MEDIA_WAITS_MS = [2, 3, 5, 10, 10, 15, 15].map((seconds) => seconds * SECOND);

export const mastodonAbilities: Abilities = {
  canSchedule: true,
  canRetract: true,
  canReadBack: true,
  acceptsCaptions: false,
  forbidsEndCard: false,
  limits: { formats: ["vertical", "square", "landscape"], mostBytes: MASTODON.mostBytes },
};

/** A channel on a Mastodon instance. */
export function mastodonChannel({
  wire,
  now,
  origin,
  mediaWaitsMs = MEDIA_WAITS_MS,
}: {
  wire: Wire;
  now: Clock;
  /** Where to ask instead of the instance that the settings name: a fake. */
  origin?: string;
  mediaWaitsMs?: Tools["mediaWaitsMs"];
}): ChannelPort {
  const tools = { wire, now, origin, mediaWaitsMs };
  return {
    abilities: mastodonAbilities,
    settings: mastodonSettingsSchema,
    secrets: ["accessToken"],
    waitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    deliver: (dispatch) => deliver(tools, dispatch),
    lookUp: async (dispatch) => {
      const job = openJob(tools, dispatch);
      const found = await findStatus("reading", job);
      if (found.is === "none") return { is: "absent" };
      const standing = standingOf(found, job);
      return { ...standing, evidence: { ...dispatch.evidence, ...standing.evidence } };
    },
    retract: (dispatch) => retract(tools, dispatch),
    check: async (channel, signal) => {
      const { ask } = connect(tools, channel, signal);
      const path = "/api/v1/accounts/verify_credentials";
      const { acct } = await ask("preparing", { method: "GET", path }, z.object({ acct: z.string().max(200) }));
      return `The Mastodon instance lets us in as ${JSON.stringify(acct)}.`;
    },
  };
}

const NOT_FOUND = 404;

/** Deletes the status, or the plan for one. A plan that was just carried out is found as a status the second time. */
async function retract(tools: Tools, dispatch: Dispatch): Promise<{ is: "gone" }> {
  const job = openJob(tools, dispatch);
  for (let look = 0; look < 2; look++) {
    const found = await findStatus("preparing", job);
    if (found.is === "none") return { is: "gone" };
    const path =
      found.is === "status"
        ? `/api/v1/statuses/${found.status.id}`
        : `/api/v1/scheduled_statuses/${found.scheduled.id}`;
    const { status } = await job.send("preparing", { method: "DELETE", path }, [NOT_FOUND]);
    if (status !== NOT_FOUND) return { is: "gone" };
  }
  return { is: "gone" };
}
