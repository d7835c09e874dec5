import { z } from "zod";
import { EXPORT_FORMATS } from "#audit/index.ts";
import { instantSchema } from "./instant.ts";
import { pageOf, pageQuery } from "./page.ts";

const number = z.string().regex(/^[1-9]\d{0,17}$/, "must be the number of an entry");
const time = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
const word = z.string().min(1).max(100);

export const entryParams = z.strictObject({ seq: number });

const period = { from: time.optional(), until: time.optional().describe("Not including this time") };

export const entriesQuery = z.strictObject({
  limit: pageQuery.limit,
  cursor: number.optional().describe("`nextCursor` of the page before"),
  entityType: word.optional(),
  entityId: word.optional(),
  action: word.optional(),
  personId: z.uuid().optional(),
  job: word.optional(),
  ...period,
});

export const exportQuery = z.strictObject({ format: z.enum(EXPORT_FORMATS).default("ndjson"), ...period });
export const checkpointsQuery = z.strictObject({ after: number.optional().describe("Only those after this entry") });

export const entrySchema = z.object({
  seq: z.bigint().transform(String).pipe(z.string()),
  version: z.int(),
  at: instantSchema,
  actor: z.record(z.string(), z.unknown()),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
});
export const entriesSchema = pageOf(entrySchema);

export const checkpointsSchema = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      id: z.uuid(),
      at: z.string(),
      seq: z.string(),
      count: z.string(),
      headHash: z.string(),
      key: z.string().describe("Ed25519 public key, the `x` of its JWK"),
      signature: z.string().describe("Over the canonical JSON (RFC 8785) of all but this"),
    }),
  ),
});

export const verificationSchema = z.object({
  isWhole: z.boolean(),
  read: z.int(),
  lastSeq: z.string(),
  headHash: z.string(),
  checkpoints: z.object({ database: z.int(), file: z.int() }),
  lastCheckpoint: z.object({ seq: z.string(), at: z.string() }).nullable(),
  unsigned: z.int(),
  faults: z.array(z.object({ kind: z.string(), seq: z.string().nullable(), detail: z.string() })),
});
