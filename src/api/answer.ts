import type { Request, Response } from "express";
import type { SavedAnswer } from "./idempotency/once.ts";
import { type AnyAnswer, type AnyRoute, isWritten } from "./route.ts";

/** Answers with what a route gave back: only what its schema lists leaves the house. */
export async function writeAnswer(
  route: AnyRoute,
  answer: AnyAnswer,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  const kind = route.answers[answer.status];
  if (!kind || !isWritten(kind)) return writeSaved(request, response, toSaved(route, answer));
  response.status(answer.status).set(headersOf(answer)).type(kind.contentType);
  await answer.write?.(response);
}

/** The answer as it is kept for whoever sends the same request again. Throws when it does not fit its schema. */
export function toSaved({ path, answers }: AnyRoute, answer: AnyAnswer): SavedAnswer {
  const { status } = answer;
  const schema = answers[status];
  if (!schema || isWritten(schema)) throw new Error(`${path} gave back a ${status} that it does not declare.`);
  const body = schema.parse(answer.body);
  return { status, headers: headersOf(answer), ...(body === undefined ? {} : { body: body as never }) };
}

/** Writes an answer that is JSON already. */
export function writeSaved(request: Request, response: Response, { status, headers, body }: SavedAnswer): void {
  response.status(status).set(headers);
  if (request.method === "GET" && request.fresh) {
    response.status(304).end();
    return;
  }
  if (body === undefined) response.end();
  else response.type("application/json").end(JSON.stringify(body));
}

function headersOf({ etag, headers = {} }: AnyAnswer): Record<string, string> {
  return { "Cache-Control": "no-store", ...(etag === undefined ? {} : { ETag: etag }), ...headers };
}
