import { answerAt, fail, type Step } from "./outcome.ts";
import type { Answer, Ask, Wire } from "./wire.ts";

/** Asks as the connected account, renewing its token once when the platform no longer takes it. */
export type Account = (step: Step, ask: Ask) => Promise<Answer>;

export function openAccount({
  wire,
  token,
  renew,
  who,
}: {
  wire: Wire;
  /** The token as last kept; without one it is renewed first. */
  token: string | undefined;
  /** Gets and keeps a new token, or says that the platform will not give one. */
  renew: (step: Step) => Promise<string | "denied">;
  who: string;
}): Account {
  let current = token;
  const renewed = async (step: Step) => {
    const next = await renew(step);
    if (next === "denied") fail(step, { is: "locked out", why: `${who} no longer lets us in: connect it again.` });
    current = next;
    return next;
  };
  const send = (step: Step, ask: Ask, bearer: string) =>
    answerAt(step, wire({ ...ask, headers: { ...ask.headers, authorization: `Bearer ${bearer}` } }));
  return async (step, ask) => {
    const bearer = current ?? (await renewed(step));
    const answer = await send(step, ask, bearer);
    if (answer.status !== 401) return answer;
    return send(step, ask, await renewed(step));
  };
}
