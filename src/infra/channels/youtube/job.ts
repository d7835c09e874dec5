import type { Clock } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import { type Dispatch, NotSentError, type OpenChannel } from "#releases/index.ts";
import { type Account, openAccount } from "../platform/bearer.ts";
import { type Notebook, openNotebook } from "../platform/notebook.ts";
import { renewToken } from "../platform/renew-token.ts";
import type { Wire } from "../platform/wire.ts";
import { YOUTUBE } from "./limits.ts";
import { type Used, untilNextQuotaDay, usedToday } from "./quota.ts";
import { type YoutubeSettings, youtubeSettingsSchema } from "./settings.ts";

/** Where YouTube is, how it is reached, and what time it is. */
export type Tools = { wire: Wire; now: Clock; origins: { api: string; token: string } };

/** A channel that can be asked, and what it used of its quota. */
export type Connection = {
  settings: YoutubeSettings;
  account: Account;
  signal: AbortSignal;
  used: () => Used;
  /** Notes what a request costs before it is made. */
  spend: (cost: Partial<Omit<Used, "day">>) => Promise<void>;
  at: (path: string, query: Readonly<Record<string, string>>) => URL;
  now: Clock;
};

/** One delivery on its way. */
export type Job = Connection & { dispatch: Dispatch; notebook: Notebook };

export function openJob(tools: Tools, dispatch: Dispatch): Job {
  return { ...connect(tools, dispatch.channel, dispatch.signal), dispatch, notebook: openNotebook(dispatch) };
}

export function connect({ wire, now, origins }: Tools, channel: OpenChannel, signal: AbortSignal): Connection {
  const settings = parseInput(youtubeSettingsSchema, channel.settings, channel.name);
  let used = usedToday(channel.secrets["quota"], now());
  return {
    settings,
    signal,
    now,
    used: () => used,
    spend: async ({ units = 0, inserts = 0, tracks = 0 }) => {
      const today = usedToday(JSON.stringify(used), now());
      if (today.inserts + inserts > YOUTUBE.insertsADay) {
        throw new NotSentError("YouTube takes no more uploads today.", { retryAfterMs: untilNextQuotaDay(now()) });
      }
      used = {
        ...today,
        units: today.units + units,
        inserts: today.inserts + inserts,
        tracks: today.tracks + tracks,
      };
      // Kept with the channel's secrets because that is where a channel can keep anything.
      await channel.keepSecret("quota", JSON.stringify(used));
    },
    at: (path, query) => new URL(`${path}?${new URLSearchParams(query)}`, origins.api),
    account: openAccount({
      wire,
      who: "YouTube",
      token: channel.secrets["accessToken"],
      renew: async (step) => {
        const { clientSecret = "", refreshToken = "" } = channel.secrets;
        const fields = {
          grant_type: "refresh_token",
          client_id: settings.clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
        };
        const url = new URL("/token", origins.token);
        const tokens = await renewToken({ wire, now }, { url, fields, step, who: "YouTube", signal });
        if (tokens === "denied") return tokens;
        await channel.keepSecret("accessToken", tokens.accessToken);
        return tokens.accessToken;
      },
    }),
  };
}
