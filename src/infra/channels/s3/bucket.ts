import { S3mini } from "s3mini";
import { type Clock, MINUTE, SECOND } from "#core/clock.ts";
import { LockedOutError, NotSentError, type OpenChannel, RefusedError } from "#releases/index.ts";
import { type Answer, type Outside, UnreachableError } from "../outside/outside.ts";
import { ForbiddenAddressError } from "../outside/public-address.ts";
import { retryAfterMs } from "../retry-after.ts";
import { secretOf } from "../set-up.ts";

const ASK_MS = 30 * SECOND;
// A piece of 8 MiB over a slow line takes its time.
const SEND_MS = 5 * MINUTE;
const MOST_READ_BYTES = 256 * 1024;
const WITHOUT_BODY = [204, 205, 304];

/** A bucket for one call; `last` is the newest answer, whose headers the client does not hand on. */
export type Bucket = { client: S3mini; last: () => Answer | undefined };

export type Place = { endpoint: string; bucket: string; region: string };

/** Opens a bucket with the channel's secrets. Throws LockedOutError if one is missing. */
export function openBucket(place: Place, channel: OpenChannel, outside: Outside, signal: AbortSignal): Bucket {
  let last: Answer | undefined;
  const ask: typeof fetch = async (input, init) => {
    const method = init?.method ?? "GET";
    const body = toBytes(init?.body);
    last = await outside.ask({
      method,
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(body && { body }),
      signal,
      timeoutMs: method === "PUT" ? SEND_MS : ASK_MS,
      mostBytes: MOST_READ_BYTES,
    });
    return toResponse(method, last);
  };
  const client = new S3mini({
    accessKeyId: secretOf(channel, "accessKeyId"),
    secretAccessKey: secretOf(channel, "secretAccessKey"),
    endpoint: `${place.endpoint.replace(/\/+$/, "")}/${place.bucket}`,
    region: place.region,
    fetch: ask,
  });
  return { client, last: () => last };
}

function toResponse(method: string, { status, headers, body, isWhole }: Answer): Response {
  if (!isWhole) throw new UnreachableError("The bucket's answer broke off or was too long.");
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const hasBody = method !== "HEAD" && !WITHOUT_BODY.includes(status);
  return new Response(hasBody ? Uint8Array.from(body) : null, { status, headers: pairs });
}

function toBytes(body: RequestInit["body"]): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError("Only text and bytes are sent to a bucket.");
}

/**
 * Says what a failure means for the delivery. Each object has a fixed name and fixed bytes, so sending it again cannot
 * double it: no outcome is unknown. Throws NotSentError, LockedOutError or RefusedError.
 */
export function explainBucket(error: unknown, { last }: Pick<Bucket, "last">, now: Clock): never {
  if (error instanceof ForbiddenAddressError) throw new RefusedError(error.message, { cause: error });
  if (error instanceof UnreachableError) throw new NotSentError(error.message, { cause: error });
  if (error instanceof Error && error.message.startsWith("[s3mini]")) {
    throw new NotSentError("The bucket's answer makes no sense.", { cause: error });
  }
  const answer = last();
  if (!(error instanceof Error && "serviceCode" in error) || answer === undefined) throw error;
  const { status, headers } = answer;
  const code =
    typeof error.serviceCode === "string" && /^[A-Za-z]{1,60}$/.test(error.serviceCode) ? error.serviceCode : "";
  const said = code === "" || code === "Unknown" ? `${status}` : `${status} ${code}`;
  if (status === 401 || status === 403) {
    throw new LockedOutError(`The bucket answered ${said}: check its keys and what they may do.`);
  }
  if (status >= 500 || status === 429 || status === 408) {
    const wait = retryAfterMs(headers["retry-after"], now());
    throw new NotSentError(`The bucket answered ${said}.`, wait === undefined ? {} : { retryAfterMs: wait });
  }
  throw new RefusedError(`The bucket answered ${said}: check endpoint, region and bucket name.`);
}
