import { z } from "zod";
import type { Clock } from "#core/clock.ts";
import { formBody } from "./form.ts";
import { answerAt, fail, read, type Step, verdictOf } from "./outcome.ts";
import type { Wire } from "./wire.ts";

const tokenSchema = z.string().regex(/^[\x21-\x7e]{8,4096}$/);
const tokensSchema = z.object({ access_token: tokenSchema, refresh_token: tokenSchema.optional() });
const deniedSchema = z.object({ error: z.string() }).or(z.object({ code: z.string() }));

/** Asks an OAuth 2.0 token endpoint (RFC 6749, 6) for new tokens. */
export async function renewToken(
  { wire, now }: { wire: Wire; now: Clock },
  {
    url,
    fields,
    step,
    who,
    signal,
  }: { url: URL; fields: Record<string, string>; step: Step; who: string; signal: AbortSignal },
): Promise<{ accessToken: string; refreshToken: string | undefined } | "denied"> {
  const answer = await answerAt(step, wire({ method: "POST", url, ...formBody(fields), signal }));
  const tokens = answer.status === 200 ? read(tokensSchema, answer) : undefined;
  if (tokens) return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
  // TikTok says no with 200 as well, and with the same word as others do with 400.
  const isDenied = [200, 400, 401, 403].includes(answer.status) && read(deniedSchema, answer) !== undefined;
  if (isDenied) return "denied";
  return fail(
    step,
    answer.status === 200 ? { is: "fault", why: `${who} gave no token.` } : verdictOf(answer, who, now()),
  );
}
