import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { type AnyRoute, isWritten, type WrittenAnswer } from "./route.ts";
import { problemSchema } from "./schemas/problem.ts";

/** The OpenAPI 3.1 document of these routes. */
export function describeApi(routes: readonly AnyRoute[], { version, origin }: { version: string; origin: string }) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Sunny Corner",
      version,
      license: { name: "MIT", identifier: "MIT" },
      description:
        "Everything that the pages of Sunny Corner do. Errors are RFC 9457 problem details whose slug stays the same.",
    },
    servers: [{ url: origin }],
    security: [{ session: [] }, { token: [] }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-session" },
        token: { type: "http", scheme: "bearer", description: "A token that begins with psa_" },
        password: { type: "http", scheme: "basic", description: "A token as the password, with any name" },
      },
    },
    paths,
  });
}

function describeRoute(route: AnyRoute): ZodOpenApiOperationObject {
  const { method, summary, tag, permission, takesPassword, params, query, answers, ifMatch, idempotency } = route;
  const headers = z.object({
    ...(ifMatch ? { "If-Match": z.string().describe("The ETag that was read") } : {}),
    ...(idempotency === "required"
      ? { "Idempotency-Key": z.string().min(1).max(255).describe("A new one for each thing that shall happen once") }
      : {}),
  });
  return {
    operationId: operationIdOf(route),
    summary,
    tags: [tag],
    ...(typeof permission === "string" ? {} : { security: [] }),
    ...(takesPassword ? { security: [{ session: [] }, { token: [] }, { password: [] }] } : {}),
    ...(typeof permission === "string" && permission !== "signed-in"
      ? { description: `Needs the permission \`${permission}\`.` }
      : {}),
    requestParams: { ...(params && { path: params }), ...(query && { query }), header: headers },
    ...requestBodyOf(route),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, kind]) => [status, describeAnswer(kind)])),
      ...Object.fromEntries(
        problemsOf(route)
          .filter((status) => !(status in answers))
          .map((status) => [status, describeProblem(status)]),
      ),
      ...(method === "get" ? { 304: { description: "It is as you have it, by If-None-Match" } } : {}),
      ...(Object.values(answers).some((kind) => isWritten(kind) && kind.contentType === "*/*") ? RANGES : {}),
    } as ZodOpenApiResponsesObject,
  };
}

// A file is sent whole or in ranges (RFC 9110, 14).
const RANGES = { 206: { description: "The range that was asked for" }, 416: { description: "The file is shorter" } };

/** `get /api/v1/renders/:renderId/progress` as `getRendersProgress`. */
function operationIdOf({ method, path }: AnyRoute): string {
  const words = path.replace("/api/v1", "").split(/[/-]/).filter(Boolean);
  const named = words.map((word) => (word.startsWith(":") ? `By-${word.slice(1)}` : word)).join("-");
  return `${method}-${named}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function requestBodyOf({ body, upload }: AnyRoute) {
  if (upload) {
    const file = z.string().meta({ format: "binary", description: `At most ${upload.maxBytes} bytes` });
    return { requestBody: { required: true, content: { "multipart/form-data": { schema: z.object({ file }) } } } };
  }
  return body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {};
}

function describeAnswer(kind: z.ZodType | WrittenAnswer) {
  if (isWritten(kind)) {
    return { description: kind.description, content: { [kind.contentType]: { schema: kind.schema ?? z.string() } } };
  }
  const description = kind.description ?? "As asked";
  return kind instanceof z.ZodUndefined
    ? { description }
    : { description, content: { "application/json": { schema: kind } } };
}

/** What a route may answer besides what it declares itself: each by something that the router does before it. */
export function problemsOf({ permission, params, body, upload, ifMatch, idempotency, method }: AnyRoute): number[] {
  const isKeyed = idempotency === "required";
  const isChange = method !== "get";
  return [
    400,
    // Who may be anyone and changes something may be proving who they are.
    ...(typeof permission === "string" || isChange ? [401, 403] : []),
    ...(params || isChange ? [404] : []),
    406,
    ...(isChange ? [409] : []),
    ...(ifMatch ? [412, 428] : []),
    ...(body || upload ? [413, 415, 422] : isKeyed ? [422] : []),
    429,
    500,
    503,
    ...(isChange ? [507] : []),
  ];
}

function describeProblem(status: number) {
  return { description: `Problem ${status}`, content: { "application/problem+json": { schema: problemSchema } } };
}
