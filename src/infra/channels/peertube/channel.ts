import { z } from "zod";
import { type Clock, HOUR, MINUTE } from "#core/clock.ts";
import type { Abilities, ChannelPort, Dispatch } from "#releases/index.ts";
import { readAt } from "../platform/outcome.ts";
import type { Wire } from "../platform/wire.ts";
import { deliver } from "./deliver.ts";
import { findVideo, standingOf } from "./find-video.ts";
import { connect, openJob, type Tools } from "./job.ts";
import { peertubeSettingsSchema } from "./settings.ts";

export const peertubeAbilities: Abilities = {
  canSchedule: true,
  canRetract: true,
  canReadBack: true,
  acceptsCaptions: true,
  forbidsEndCard: false,
  limits: { formats: ["vertical", "square", "landscape"] },
};

/** A channel on a PeerTube instance. */
export function peertubeChannel({
  wire,
  now,
  origin,
}: {
  wire: Wire;
  now: Clock;
  /** Where to ask instead of the instance that the settings name: a fake. */
  origin?: string;
}): ChannelPort {
  const tools = { wire, now, origin };
  return {
    abilities: peertubeAbilities,
    settings: peertubeSettingsSchema,
    secrets: ["password"],
    waitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    deliver: (dispatch) => deliver(tools, dispatch),
    lookUp: async (dispatch) => {
      const job = openJob(tools, dispatch);
      const found = await findVideo("reading", job);
      if (found.is !== "video") return { is: "absent" };
      const standing = standingOf(found.video, job);
      return { ...standing, evidence: { ...dispatch.evidence, ...standing.evidence, videoId: found.video.uuid } };
    },
    retract: (dispatch) => retract(tools, dispatch),
    check: async (channel, signal) => {
      const { send } = connect(tools, channel, signal);
      const answer = await send("preparing", { method: "GET", path: "/api/v1/users/me" });
      const { username } = readAt("preparing", z.object({ username: z.string().max(200) }), answer, "The instance");
      return `The PeerTube instance lets us in as ${JSON.stringify(username)}.`;
    },
  };
}

const NOT_FOUND = 404;

/** Deletes the video. */
async function retract(tools: Tools, dispatch: Dispatch): Promise<{ is: "gone" }> {
  const job = openJob(tools, dispatch);
  const id = dispatch.evidence["videoId"] ?? (await findId(job));
  if (id !== undefined) await job.send("preparing", { method: "DELETE", path: `/api/v1/videos/${id}` }, [NOT_FOUND]);
  return { is: "gone" };
}

async function findId(job: ReturnType<typeof openJob>): Promise<string | undefined> {
  const found = await findVideo("reading", job);
  return found.is === "video" ? found.video.uuid : undefined;
}
