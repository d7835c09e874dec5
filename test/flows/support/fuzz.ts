import { randomUUID } from "node:crypto";
import fc from "fast-check";

type Schema = Record<string, unknown>;
type Json = Record<string, unknown>;
export type Operation = {
  method: string;
  path: string;
  responses: Record<string, unknown>;
  parameters: { in: string; name: string; schema: Schema; required?: boolean }[];
  body: Schema | undefined;
  isUpload: boolean;
};
export type Shot = {
  operation: Operation;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
};

// biome-ignore lint/suspicious/noExplicitAny: the document is read as the plain JSON that clients get
type Document = any;

/** Every operation of an OpenAPI document that answers with something that ends. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Document>(methods).map(([method, { parameters = [], requestBody, responses }]) => {
      const content = requestBody?.content ?? {};
      const isUpload = "multipart/form-data" in content;
      return { method, path, parameters, responses, isUpload, body: content["application/json"]?.schema };
    }),
  );
}

/** Requests for all operations: some as documented, some nearly so, some of which nothing is right. */
export function shots(document: Document, ids: Record<string, string[]>, passes: string[]): fc.Arbitrary<Shot> {
  const schemas = document.components?.schemas ?? {};
  return fc.constantFrom(...operationsOf(document)).chain((operation) => {
    const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    const names = of("path").map(({ name }) => name);
    const body = operation.body
      ? likely(fromSchema(operation.body, schemas), fc.jsonValue({ maxDepth: 3 }))
      : undefined;
    return fc.record({
      operation: fc.constant(operation),
      path: fc
        .tuple(...names.map((name) => fc.oneof(...(ids[name] ?? []).map((id) => fc.constant(id)), fc.uuid(), ODD_TEXT)))
        .map((values) =>
          names.reduce(
            (path, name, at) => path.replace(`{${name}}`, encodeURIComponent(wellFormed(values[at]))),
            operation.path,
          ),
        ),
      query: likely(
        fc.record(
          Object.fromEntries(of("query").map(({ name, schema }) => [name, asText(fromSchema(schema, schemas))])),
          {
            requiredKeys: of("query")
              .filter(({ required }) => required)
              .map(({ name }) => name),
          },
        ),
        fc.dictionary(fc.constantFrom("limit", "cursor", "sort", "token", "q", "kind", "a"), ODD_TEXT, { maxKeys: 3 }),
      ) as fc.Arbitrary<Record<string, string>>,
      headers: headers(operation, passes),
      body: body ?? fc.constant(undefined),
    });
  });
}

const ODD_TEXT = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "1",
    "../x",
    "' OR 1=1--",
    "0",
    "-1",
    "NaN",
    "null",
    "__proto__",
    "\u202e",
    "x".repeat(300),
    "%",
    "*",
  ),
);
const wellFormed = (text: unknown) => String(text).replace(/\p{Surrogate}/gu, "?") || "-";
const likely = <One, Other>(usual: fc.Arbitrary<One>, odd: fc.Arbitrary<Other>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd });
const asText = (value: fc.Arbitrary<unknown>) => value.map(String);

function headers({ method, isUpload }: Operation, passes: string[]): fc.Arbitrary<Record<string, string>> {
  const some = <Value>(usual: Value, ...odd: Value[]) => likely(fc.constant(usual), fc.constantFrom(...odd));
  return fc
    .record({
      Authorization: likely(
        fc.constantFrom(...passes).map((pass) => `Bearer ${pass}`),
        fc.constantFrom("", "Bearer x", "Basic eDp5"),
      ),
      "Idempotency-Key":
        method === "post"
          ? some(
              randomUUID,
              () => "",
              () => "k".repeat(300),
              () => "same",
            )
          : fc.constant(() => ""),
      "If-Match": ["patch", "put", "post", "delete"].includes(method)
        ? fc.constantFrom('"1"', '"2"', '"0"', '"x"', "*", 'W/"1"', "")
        : fc.constant(""),
      "Content-Type": isUpload ? fc.constant("") : some("application/json", "text/plain", "application/xml", ""),
      Accept: some("application/json", "*/*", "application/xml", "text/html"),
    })
    .map(({ "Idempotency-Key": key, ...rest }) => ({ ...rest, "Idempotency-Key": key() }))
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")));
}

/** Values that a JSON Schema describes, and now and then one that it does not. */
function fromSchema(schema: Schema, schemas: Record<string, Schema>, depth = 0): fc.Arbitrary<unknown> {
  const inside = (one: unknown) => fromSchema(one as Schema, schemas, depth + 1);
  const { $ref, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === "string") return inside(schemas[$ref.split("/").at(-1) ?? ""] ?? {});
  const options = (anyOf ?? oneOf) as Schema[] | undefined;
  if (options) return fc.oneof(...options.map(inside));
  if (Array.isArray(allOf)) return inside(Object.assign({}, ...allOf));
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return likely(fc.constantFrom(...schema["enum"]), ODD_TEXT);
  const right = ofType(Array.isArray(type) ? type[0] : type, schema, inside);
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
}

function ofType(type: unknown, schema: Schema, inside: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const {
    minimum = -1000,
    maximum = 1000,
    minItems = 0,
  } = schema as { minimum?: number; maximum?: number; minItems?: number };
  if (type === "integer") return fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) });
  if (type === "number") return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array")
    return fc.array(inside(schema["items"] ?? {}), { minLength: minItems, maxLength: minItems + 2 });
  if (type === "object") return objectOf(schema, inside);
  return textOf(schema);
}

function objectOf(schema: Schema, inside: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: string[] };
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inside(one)]));
  const right = fc.record(fields, { requiredKeys: required });
  const odd = fc.constantFrom("status", "role", "__proto__x", "constructor", "id");
  return fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: fc.tuple(right, odd).map(([value, name]) => ({ ...value, [name]: "admin" })) },
  );
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<unknown> {
  if (format === "uuid") return fc.uuid({ version: 4 });
  if (format === "date")
    return fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (format === "date-time")
    return fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === "uri") return fc.webUrl({ validSchemes: ["https"] });
  if (typeof pattern === "string" && !/[(]\?|\\p/.test(pattern))
    return likely(fc.stringMatching(new RegExp(pattern), { maxLength: 40 }), ODD_TEXT);
  const size = {
    minLength: Number(minLength),
    maxLength: Math.max(Number(minLength), Math.min(Number(maxLength), 60)),
  };
  return fc.oneof(
    { weight: 4, arbitrary: fc.lorem({ maxCount: 5 }) },
    { weight: 3, arbitrary: fc.string(size) },
    { weight: 1, arbitrary: fc.string({ ...size, unit: "binary" }) },
    { weight: 1, arbitrary: ODD_TEXT },
  );
}
