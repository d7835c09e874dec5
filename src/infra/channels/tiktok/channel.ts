import { type Clock, HOUR, MINUTE } from "#core/clock.ts";
import type { Abilities, ChannelPort } from "#releases/index.ts";
import type { Wire } from "../platform/wire.ts";
import { askCreator } from "./creator.ts";
import { deliver } from "./deliver.ts";
import { connect, type Tools } from "./job.ts";
import { TIKTOK } from "./limits.ts";
import { lookUp } from "./look-up.ts";
import { tiktokSettingsSchema } from "./settings.ts";

const ORIGINS = {
  api: "https://open.tiktokapis.com",
  // The documentation shows the first; the others were seen in public clients on 2026-11-27.
  upload: /^https:\/\/(open-upload(-[a-z0-9]{1,16})?|upload\.[a-z0-9-]{1,16})\.tiktokapis\.com$/,
};

export const tiktokAbilities: Abilities = {
  canSchedule: false,
  canRetract: false,
  canReadBack: true,
  acceptsCaptions: false,
  // Its rules for apps forbid logos, links and promotion inside a video.
  forbidsEndCard: true,
  limits: {
    formats: ["vertical", "square", "landscape"],
    leastMs: TIKTOK.leastMs,
    mostMs: TIKTOK.mostMs,
    mostBytes: TIKTOK.mostBytes,
  },
};

/** A channel on TikTok, by its Content Posting API (Direct Post). */
export function tiktokChannel({
  wire,
  now,
  origins = ORIGINS,
}: {
  wire: Wire;
  now: Clock;
  origins?: Tools["origins"];
}): ChannelPort {
  const tools = { wire, now, origins };
  return {
    abilities: tiktokAbilities,
    settings: tiktokSettingsSchema,
    secrets: ["clientSecret", "refreshToken"],
    waitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    deliver: (dispatch) => deliver(tools, dispatch),
    lookUp: (dispatch) => lookUp(tools, dispatch),
    // The API deletes nothing: where an upload was announced, a person has to look and take it down in the app.
    retract: async ({ evidence }) => ({ is: evidence["publishId"] === undefined ? "gone" : "with_person" }),
    check: async (channel, signal) => {
      const creator = await askCreator(connect(tools, channel, signal));
      const options = creator.privacy_level_options.join(", ");
      return `TikTok lets us in as @${creator.creator_username}, who may post to: ${options.slice(0, 200)}.`;
    },
  };
}
