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
  return fc.oneof(...operationsOf(document).map((operation) => shotOf(operation, { schemas, ids, passes })));
}

type Known = { schemas: Record<string, Schema>; ids: Record<string, string[]>; passes: string[] };

function shotOf(operation: Operation, { schemas, ids, passes }: Known): fc.Arbitrary<Shot> {
  const { body } = operation;
  return fc.record({
    operation: fc.constant(operation),
    path: pathOf(operation, ids),
    query: queryOf(operation, schemas),
    headers: headers(operation, passes),
    body: body
      ? fc.oneof(
          { weight: 6, arbitrary: fromSchema(body, { schemas, isRight: true }) },
          { weight: 3, arbitrary: fromSchema(body, { schemas, isRight: false }) },
          { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
        )
      : fc.constant(undefined),
  });
}

const parametersIn = ({ parameters }: Operation, place: string) => parameters.filter((one) => one.in === place);

function pathOf(operation: Operation, ids: Known["ids"]): fc.Arbitrary<string> {
  const names = parametersIn(operation, "path").map(({ name }) => name);
  const likelyValueOf = (name: string) =>
    likely(fc.constantFrom(...(ids[name] ?? ["x"])), fc.oneof(fc.uuid(), ODD_TEXT));
  return fc
    .tuple(...names.map(likelyValueOf))
    .map((values) =>
      names.reduce(
        (path, name, at) => path.replace(`{${name}}`, () => encodeURIComponent(wellFormed(values[at]))),
        operation.path,
      ),
    );
}

function queryOf(operation: Operation, schemas: Known["schemas"]): fc.Arbitrary<Record<string, string>> {
  const own = parametersIn(operation, "query");
  const values = own.map(({ name, schema }) => [name, fromSchema(schema, { schemas, isRight: true }).map(String)]);
  const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name);
  return likely(
    fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<string>>, { requiredKeys }),
    fc.dictionary(fc.constantFrom("limit", "cursor", "sort", "token", "q", "kind", "a"), ODD_TEXT, { maxKeys: 3 }),
  );
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
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });

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

type Making = {
  schemas: Record<string, Schema>;
  /** Whether nothing may be wrong, as far as a schema tells. */
  isRight: boolean;
};
type Inside = (one: unknown) => fc.Arbitrary<unknown>;

/** Values that a JSON Schema describes, or now and then do not. */
function fromSchema(schema: Schema, making: Making): fc.Arbitrary<unknown> {
  const inside: Inside = (one) => fromSchema(one as Schema, making);
  const { $ref, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === "string") return inside(making.schemas[$ref.split("/").at(-1) ?? ""] ?? {});
  const options = (anyOf ?? oneOf) as Schema[] | undefined;
  if (options) return fc.oneof(...options.map(inside));
  if (Array.isArray(allOf)) return inside(Object.assign({}, ...allOf));
  const right =
    "const" in schema
      ? fc.constant(schema["const"])
      : Array.isArray(schema["enum"])
        ? fc.constantFrom(...schema["enum"])
        : ofType(Array.isArray(type) ? type[0] : type, schema, making.isRight, inside);
  return making.isRight ? right : likely(right, fc.oneof(ODD_TEXT, fc.jsonValue({ maxDepth: 1 })));
}

function ofType(type: unknown, schema: Schema, isRight: boolean, inside: Inside): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1000, minItems = 0 } = schema as Record<string, number | undefined>;
  if (type === "integer") return fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) });
  if (type === "number") return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") {
    return fc.array(inside(schema["items"] ?? {}), { minLength: minItems, maxLength: minItems + 2 });
  }
  return type === "object" ? objectOf(schema, isRight, inside) : textOf(schema, isRight);
}

function objectOf(schema: Schema, isRight: boolean, inside: Inside): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: string[] };
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inside(one)]));
  const right = fc.record(fields, { requiredKeys: required });
  if (isRight) return right;
  const odd = fc.constantFrom("status", "role", "__proto__x", "constructor", "id");
  return likely(
    right,
    fc.tuple(right, odd).map(([value, name]) => ({ ...value, [name]: "admin" })),
  );
}

const SOME_DAY = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema, isRight: boolean): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid({ version: 4 });
  if (format === "date") return SOME_DAY.map((at) => at.toISOString().slice(0, 10));
  if (format === "date-time") return SOME_DAY.map((at) => at.toISOString());
  if (format === "uri") return fc.webUrl({ validSchemes: ["https"] });
  if (typeof pattern === "string" && !/[(]\?|\\p/.test(pattern)) {
    return fc.stringMatching(new RegExp(pattern), { maxLength: 200 });
  }
  const size = {
    minLength: Number(minLength),
    maxLength: Math.max(Number(minLength), Math.min(Number(maxLength), 60)),
  };
  const words = fc.lorem({ maxCount: 4 }).map((text) => text.slice(0, size.maxLength));
  if (isRight) return fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.string(size) });
  return fc.oneof(words, fc.string(size), fc.string({ ...size, unit: "binary" }), ODD_TEXT);
}
