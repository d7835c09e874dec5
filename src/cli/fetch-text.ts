import { SECOND } from "#core/clock.ts";
import { UnavailableError } from "#core/errors.ts";

const MOST_BYTES = 32 * 1024 * 1024;

/** Whether a place is on the web; anything else is a file. */
export const isWebAddress = (place: string) => /^https?:\/\//i.test(place);

/** Gets a text from the web, as it stands there. Throws UNAVAILABLE when it does not come, or leads elsewhere. */
export async function fetchText(address: string): Promise<string> {
  const fail = (why: string): never => {
    throw new UnavailableError(`${address} ${why}.`);
  };
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(20 * SECOND) }).catch(() =>
    fail("does not answer"),
  );
  if (!response.ok) return fail(`answers with ${response.status}`);
  if (Number(response.headers.get("content-length") ?? 0) > MOST_BYTES) return fail("is too large");
  return response.text();
}
