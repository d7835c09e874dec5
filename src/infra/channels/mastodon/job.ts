import type { z } from "zod";
import type { Clock } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import type { Dispatch, OpenChannel } from "#releases/index.ts";
import { type Notebook, openNotebook } from "../platform/notebook.ts";
import { answerAt, fail, readAt, type Step, type Verdict, verdictOf } from "../platform/outcome.ts";
import type { Answer, Ask, Wire } from "../platform/wire.ts";
import { type MastodonSettings, mastodonSettingsSchema } from "./settings.ts";

/** How an instance is reached, and what time it is. `origin` is only for tests: else the settings name it. */
export type Tools = {
  wire: Wire;
  now: Clock;
  origin: string | undefined;
  /** How often, and after how long, a video is asked for that the instance still works on. */
  mediaWaitsMs: readonly number[];
};

export type Connection = {
  settings: MastodonSettings;
  /** Sends a request; whatever is not a success fails at this step, unless `accepts` names its status. */
  send: (step: Step, ask: Request, accepts?: readonly number[]) => Promise<Answer>;
  /** As `send`, and reads the answer. */
  ask: <Schema extends z.ZodType>(step: Step, ask: Request, schema: Schema) => Promise<z.output<Schema>>;
  signal: AbortSignal;
};
type Request = Omit<Ask, "url" | "signal"> & { path: string };

/** One delivery on its way. */
export type Job = Connection & { tools: Tools; dispatch: Dispatch; notebook: Notebook };

export function openJob(tools: Tools, dispatch: Dispatch): Job {
  return { ...connect(tools, dispatch.channel, dispatch.signal), tools, dispatch, notebook: openNotebook(dispatch) };
}

export function connect({ wire, now, origin }: Tools, channel: OpenChannel, signal: AbortSignal): Connection {
  const settings = parseInput(mastodonSettingsSchema, channel.settings, channel.name);
  const bearer = { authorization: `Bearer ${channel.secrets["accessToken"] ?? ""}` };
  const send: Connection["send"] = async (step, { path, ...request }, accepts = []) => {
    const url = new URL(path, origin ?? settings.origin);
    const headers = { ...request.headers, ...bearer };
    const answer = await answerAt(step, wire({ ...request, headers, url, signal }));
    const isSuccess = answer.status === 200 || accepts.includes(answer.status);
    return isSuccess ? answer : fail(step, judge(answer, now()));
  };
  return {
    settings,
    signal,
    send,
    ask: async (step, request, schema) => readAt(step, schema, await send(step, request), WHO),
  };
}

const WHO = "The Mastodon instance";

// A token of Mastodon's has no end and cannot be renewed: one that is no longer taken was revoked.
function judge(answer: Answer, now: Date): Verdict {
  const verdict = verdictOf(answer, WHO, now);
  return answer.status === 401
    ? { is: "locked out", why: `${WHO} no longer takes the token: connect it again.` }
    : verdict;
}
