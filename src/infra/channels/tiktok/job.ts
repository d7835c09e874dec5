import type { z } from "zod";
import type { Clock } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import type { Dispatch, OpenChannel } from "#releases/index.ts";
import { type Account, openAccount } from "../platform/bearer.ts";
import { jsonBody } from "../platform/form.ts";
import { type Notebook, openNotebook } from "../platform/notebook.ts";
import type { Step } from "../platform/outcome.ts";
import { renewToken } from "../platform/renew-token.ts";
import type { Wire } from "../platform/wire.ts";
import { dataOf } from "./answers.ts";
import { type TiktokSettings, tiktokSettingsSchema } from "./settings.ts";

/** Where TikTok is, how it is reached, and what time it is. `upload` says which origins may be sent a video. */
export type Tools = { wire: Wire; now: Clock; origins: { api: string; upload: RegExp } };

/** A channel that can be asked. */
export type Connection = {
  settings: TiktokSettings;
  /** Posts a question to TikTok's API and gives the data of its answer. */
  ask: <Schema extends z.ZodType>(step: Step, path: string, body: unknown, schema: Schema) => Promise<z.output<Schema>>;
  signal: AbortSignal;
};

/** One delivery on its way. */
export type Job = Connection & { tools: Tools; dispatch: Dispatch; notebook: Notebook };

export function openJob(tools: Tools, dispatch: Dispatch): Job {
  return { ...connect(tools, dispatch.channel, dispatch.signal), tools, dispatch, notebook: openNotebook(dispatch) };
}

export function connect(tools: Tools, channel: OpenChannel, signal: AbortSignal): Connection {
  const settings = parseInput(tiktokSettingsSchema, channel.settings, channel.name);
  const account = openTiktokAccount(tools, channel, settings, signal);
  return {
    settings,
    signal,
    ask: async (step, path, body, schema) => {
      const url = new URL(path, tools.origins.api);
      const answer = await account(step, { method: "POST", url, ...jsonBody(body), signal });
      return dataOf(step, schema, answer, tools.now());
    },
  };
}

function openTiktokAccount(
  { wire, now, origins }: Tools,
  channel: OpenChannel,
  settings: TiktokSettings,
  signal: AbortSignal,
): Account {
  return openAccount({
    wire,
    who: "TikTok",
    token: channel.secrets["accessToken"],
    renew: async (step) => {
      const { clientSecret = "", refreshToken = "" } = channel.secrets;
      const fields = {
        grant_type: "refresh_token",
        client_key: settings.clientKey,
        client_secret: clientSecret,
        refresh_token: refreshToken,
      };
      const url = new URL("/v2/oauth/token/", origins.api);
      const tokens = await renewToken({ wire, now }, { url, fields, step, who: "TikTok", signal });
      if (tokens === "denied") return tokens;
      // The old one is void once a new one is given, so it is kept first.
      if (tokens.refreshToken) await channel.keepSecret("refreshToken", tokens.refreshToken);
      await channel.keepSecret("accessToken", tokens.accessToken);
      return tokens.accessToken;
    },
  });
}
