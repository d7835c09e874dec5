import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Clock, SECOND } from "#core/clock.ts";
import { type ChannelPort, NotSentError, type OpenChannel, RefusedError } from "#releases/index.ts";
import { type Answer, type Outside, UnreachableError } from "../outside/outside.ts";
import { ForbiddenAddressError } from "../outside/public-address.ts";
import { outsideAddress } from "../outside/web-address.ts";
import { retryAfterMs } from "../retry-after.ts";
import { ALL_FORMATS, secretOf, settingsOf } from "../set-up.ts";
import { publishedMessage, retractedMessage, testMessage } from "./message.ts";
import { signedHeaders } from "./signatures.ts";
import { jitteredWaitMs, WEBHOOK_WAITS_MS } from "./waits.ts";

const TIMEOUT_MS = 15 * SECOND;
const MOST_READ_BYTES = 64 * 1024;
const GONE = 410;

type WebhookParts = { outside: Outside; now: Clock; timeoutMs?: number };

/**
 * Tells a receiver of ours or of others, as Standard Webhooks say (https://www.standardwebhooks.com). It cannot be
 * asked what became of a message; but each message carries the delivery's id, by which receivers drop repeats. So every
 * failure is one that a new try cannot double, and a look-up says "absent": send it again under the same id.
 */
export function webhookChannel({ outside, now, timeoutMs = TIMEOUT_MS }: WebhookParts): ChannelPort {
  const settings = z.strictObject({
    url: outsideAddress(outside.rules).describe("Where messages are sent to"),
  });
  const post = async (channel: OpenChannel, id: string, body: string, signal: AbortSignal) => {
    const { url } = settingsOf(settings, channel);
    const headers = {
      "content-type": "application/json",
      "user-agent": "SunnyCorner-Webhook/1",
      ...signedHeaders(secretOf(channel, "signing"), id, now(), body),
    };
    const question = { method: "POST", url, headers, body: Buffer.from(body), signal, timeoutMs };
    return outside.ask({ ...question, mostBytes: MOST_READ_BYTES });
  };
  const tell = async (channel: OpenChannel, id: string, body: string, signal: AbortSignal, waitMs?: number) => {
    const answer = await post(channel, id, body, signal).catch((error) => explain(error, waitMs));
    assertTaken(answer, now(), waitMs);
    return answer.status;
  };
  return {
    abilities: {
      canSchedule: false,
      canRetract: true,
      canReadBack: false,
      isRepeatSafe: true,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ALL_FORMATS },
    },
    settings,
    secrets: ["signing"],
    waitsMs: WEBHOOK_WAITS_MS,
    deliver: async (dispatch) => {
      const { deliveryId, channel, evidence, signal } = dispatch;
      const tries = Number(evidence["tries"] ?? 0) + 1;
      await dispatch.note({ ...evidence, tries: String(tries) });
      const waitMs = jitteredWaitMs(deliveryId, tries);
      const status = await tell(channel, deliveryId, publishedMessage(dispatch), signal, waitMs);
      return { is: "live", permalink: null, evidence: { tries: String(tries), answered: String(status) } };
    },
    lookUp: async () => ({ is: "absent" }),
    retract: async (dispatch) => {
      const { deliveryId, channel, evidence, signal } = dispatch;
      await dispatch.note(evidence);
      // An id of its own: under the first one receivers would drop it as a repeat.
      await tell(channel, `${deliveryId}.retracted`, retractedMessage(dispatch, now()), signal);
      return { is: "gone" };
    },
    check: async (channel, signal) => {
      const status = await tell(channel, `test.${randomUUID()}`, testMessage(now()), signal);
      return `The receiver took a signed test message (channel.test) and answered ${status}.`;
    },
  };
}

/** Only 2xx counts as taken; 410 means never again, and all else that it may be tried again. */
function assertTaken({ status, headers }: Answer, now: Date, waitMs: number | undefined): void {
  if (status >= 200 && status < 300) return;
  if (status === GONE)
    throw new RefusedError("The receiver answered 410: it wants no more messages. Switch the channel off.");
  const isRedirect = status >= 300 && status < 400;
  const why = isRedirect ? " and points elsewhere; redirects are not followed, enter the final address" : "";
  const asked = retryAfterMs(headers["retry-after"], now);
  const longest = Math.max(asked ?? 0, waitMs ?? 0);
  throw new NotSentError(`The receiver answered ${status}${why}.`, longest > 0 ? { retryAfterMs: longest } : {});
}

function explain(error: unknown, waitMs: number | undefined): never {
  if (error instanceof ForbiddenAddressError) throw new RefusedError(error.message, { cause: error });
  if (error instanceof UnreachableError) {
    throw new NotSentError(error.message, { cause: error, ...(waitMs !== undefined && { retryAfterMs: waitMs }) });
  }
  throw error;
}
