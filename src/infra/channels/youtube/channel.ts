import { z } from "zod";
import { type Clock, HOUR, MINUTE } from "#core/clock.ts";
import type { Abilities, ChannelPort, OpenChannel } from "#releases/index.ts";
import { fail, readAt } from "../platform/outcome.ts";
import type { Wire } from "../platform/wire.ts";
import { judge } from "./answers.ts";
import { deliver } from "./deliver.ts";
import { connect, type Tools } from "./job.ts";
import { YOUTUBE } from "./limits.ts";
import { lookUp } from "./look-up.ts";
import { retract } from "./retract.ts";
import { youtubeSettingsSchema } from "./settings.ts";

const ORIGINS = { api: "https://www.googleapis.com", token: "https://oauth2.googleapis.com" };

export const youtubeAbilities: Abilities = {
  canSchedule: true,
  canRetract: true,
  canReadBack: true,
  acceptsCaptions: true,
  forbidsEndCard: false,
  limits: {
    formats: ["vertical", "square", "landscape"],
    mostBytes: YOUTUBE.mostBytes,
    mostADay: YOUTUBE.insertsADay,
  },
};

/** A channel on YouTube, by its Data API v3. */
export function youtubeChannel({
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
    abilities: youtubeAbilities,
    settings: youtubeSettingsSchema,
    secrets: ["clientSecret", "refreshToken"],
    waitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    deliver: (dispatch) => deliver(tools, dispatch),
    lookUp: (dispatch) => lookUp(tools, dispatch),
    retract: (dispatch) => retract(tools, dispatch),
    check: (channel, signal) => check(tools, channel, signal),
  };
}

const channelsSchema = z.object({
  items: z.array(z.object({ snippet: z.object({ title: z.string().max(200) }) })).min(1),
});

async function check(tools: Tools, channel: OpenChannel, signal: AbortSignal): Promise<string> {
  const { account, at, spend } = connect(tools, channel, signal);
  await spend({ units: YOUTUBE.units.list });
  const url = at("/youtube/v3/channels", { part: "snippet", mine: "true" });
  const answer = await account("preparing", { method: "GET", url, signal });
  if (answer.status !== 200) fail("preparing", judge(answer, tools.now()));
  const [mine] = readAt("preparing", channelsSchema, answer, "YouTube").items;
  return `YouTube lets us in as ${JSON.stringify(mine?.snippet.title)}.`;
}
