import { z } from "zod";
import type { Clock } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import type { Dispatch, OpenChannel } from "#releases/index.ts";
import { type Account, openAccount } from "../platform/bearer.ts";
import { type Notebook, openNotebook } from "../platform/notebook.ts";
import { answerAt, fail, readAt, type Step, type Verdict, verdictOf } from "../platform/outcome.ts";
import { renewToken } from "../platform/renew-token.ts";
import type { Answer, Ask, Wire } from "../platform/wire.ts";
import { type PeertubeSettings, peertubeSettingsSchema } from "./settings.ts";

/** How an instance is reached, and what time it is. `origin` is only for tests: else the settings name it. */
export type Tools = { wire: Wire; now: Clock; origin: string | undefined };

export type Connection = {
  settings: PeertubeSettings;
  account: Account;
  /** Sends a request; whatever is not a success fails at this step, unless `accepts` names its status. */
  send: (step: Step, ask: Request, accepts?: readonly number[]) => Promise<Answer>;
  at: (path: string) => URL;
  judge: (answer: Answer) => Verdict;
  signal: AbortSignal;
};
type Request = Omit<Ask, "url" | "signal"> & { path: string };

/** One delivery on its way. */
export type Job = Connection & { tools: Tools; dispatch: Dispatch; notebook: Notebook };

const WHO = "The PeerTube instance";

export function openJob(tools: Tools, dispatch: Dispatch): Job {
  return { ...connect(tools, dispatch.channel, dispatch.signal), tools, dispatch, notebook: openNotebook(dispatch) };
}

export function connect(tools: Tools, channel: OpenChannel, signal: AbortSignal): Connection {
  const settings = parseInput(peertubeSettingsSchema, channel.settings, channel.name);
  const at = (path: string) => new URL(path, tools.origin ?? settings.origin);
  const account = openAccount({
    wire: tools.wire,
    who: WHO,
    token: channel.secrets["accessToken"],
    renew: (step) => renew(tools, { channel, settings, at, signal }, step),
  });
  const judge = (answer: Answer) => judgeAnswer(answer, tools.now());
  return {
    settings,
    account,
    at,
    judge,
    signal,
    send: async (step, { path, ...request }, accepts = []) => {
      const answer = await account(step, { ...request, url: at(path), signal });
      const isSuccess = [200, 201, 204, ...accepts].includes(answer.status);
      return isSuccess ? answer : fail(step, judge(answer));
    },
  };
}

const clientSchema = z.object({ client_id: z.string().max(200), client_secret: z.string().max(200) });

type Renewing = { channel: OpenChannel; settings: PeertubeSettings; at: (path: string) => URL; signal: AbortSignal };

/** Renews by the refresh token, and by the password where there is none or it is no longer taken. */
async function renew({ wire, now }: Tools, { channel, settings, at, signal }: Renewing, step: Step) {
  const asked = wire({ method: "GET", url: at("/api/v1/oauth-clients/local"), signal });
  const client = readAt(step, clientSchema, await answerAt(step, asked), WHO);
  const { refreshToken, password = "" } = channel.secrets;
  const grants: Record<string, string>[] = [
    ...(refreshToken ? [{ grant_type: "refresh_token", refresh_token: refreshToken }] : []),
    { grant_type: "password", username: settings.username, password },
  ];
  for (const grant of grants) {
    const fields = { ...client, response_type: "code", ...grant };
    const url = at("/api/v1/users/token");
    const tokens = await renewToken({ wire, now }, { url, fields, step, who: WHO, signal });
    if (tokens === "denied") continue;
    if (tokens.refreshToken) await channel.keepSecret("refreshToken", tokens.refreshToken);
    await channel.keepSecret("accessToken", tokens.accessToken);
    return tokens.accessToken;
  }
  return "denied" as const;
}

// 403 is a rule that the video breaks, such as a full quota or a filter, and no lock.
function judgeAnswer(answer: Answer, now: Date): Verdict {
  const verdict = verdictOf(answer, WHO, now);
  return answer.status === 403 ? { is: "refused", why: verdict.why } : verdict;
}
