import type { AnswerOf, CallName, Said } from "./calls.ts";
import { OfflineError, type Problem, ProblemError } from "./problem.ts";
import { waitForSignIn } from "./sign-in-again.ts";

export type Extra = {
  /** The version that was seen, for an edit. */
  version?: number | string | undefined;
  /** The same key for the same thing: what was done is not done twice. */
  key?: string;
  signal?: AbortSignal;
  /** Whether to throw when nobody is signed in, instead of waiting until somebody is. */
  throwsSignedOut?: boolean;
};
export type Answer<Name extends CallName> = { body: AnswerOf<Name>; etag: string | null };

/** Asks the API. Throws ProblemError for what it refuses, OfflineError when it cannot be reached. */
export async function ask<Name extends CallName>(
  name: Name,
  said: Said<Name>,
  { version, key = crypto.randomUUID(), signal, throwsSignedOut = false }: Extra = {},
): Promise<Answer<Name>> {
  const [method = "", path = ""] = name.split(" ");
  const { params, query, body } = said as { params?: object; query?: object; body?: unknown };
  const request: RequestInit = {
    method: method.toUpperCase(),
    headers: {
      Accept: "application/json",
      ...(method === "post" ? { "Idempotency-Key": key } : {}),
      ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
  for (;;) {
    const response = await send(addressOf(path, params, query), request);
    if (response.ok) return (await read(response)) as Answer<Name>;
    const problem = await problemOf(response);
    const why = response.status !== 401 ? null : problem.type.endsWith("/reauthenticate") ? "fresh" : "expired";
    if (why === null || throwsSignedOut || !(await waitForSignIn(why))) throw new ProblemError(problem);
  }
}

/** An address with its params put in and its query put on. */
export function addressOf(path: string, params: object = {}, query: object = {}): string {
  const values = new Map(Object.entries(params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    throw new OfflineError("The server cannot be reached.");
  }
}

async function read(response: Response): Promise<Answer<CallName>> {
  const body = response.status === 204 ? undefined : ((await response.json()) as AnswerOf<CallName>);
  return { body, etag: response.headers.get("ETag")?.replaceAll('"', "") ?? null };
}

async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get("Content-Type")?.includes("problem+json");
  if (isProblem) return (await response.json()) as Problem;
  return { type: "/problems/unknown", title: `The server answered ${response.status}.`, status: response.status };
}
