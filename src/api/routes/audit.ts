import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { exportAudit, listCheckpoints, listEntries, readEntry, verifyAudit } from "#audit/actions/index.ts";
import { defineRoute } from "../route.ts";
import {
  checkpointsQuery,
  checkpointsSchema,
  entriesQuery,
  entriesSchema,
  entryParams,
  entrySchema,
  exportQuery,
  verificationSchema,
} from "../schemas/audit.ts";

const TYPES = { ndjson: "application/x-ndjson; charset=utf-8", csv: "text/csv; charset=utf-8" };

export const auditRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/audit/entries",
    summary: "What was done, from the newest on; without the right to read the record, what one did oneself",
    tag: "audit",
    permission: "audit:read-own",
    query: entriesQuery,
    answers: { 200: entriesSchema },
    handle: async ({ ctx, ports, query: { limit, cursor, ...filter } }) => {
      const before = cursor === undefined ? undefined : BigInt(cursor);
      const rows = await listEntries({ ctx, input: { ...filter, limit, before } }, ports.reader);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { status: 200, body: { items, nextCursor: rows.length > limit && last ? String(last.seq) : null } };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/audit/entries/:seq",
    summary: "One entry",
    tag: "audit",
    permission: "audit:read-own",
    params: entryParams,
    answers: { 200: entrySchema },
    handle: async ({ ctx, ports, params: { seq } }) => ({
      status: 200,
      body: await readEntry({ ctx, input: { seq: BigInt(seq) } }, ports.reader),
    }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/audit/checkpoints",
    summary: "The signed checkpoints, in order, to be kept elsewhere",
    tag: "audit",
    permission: "audit:read",
    query: checkpointsQuery,
    answers: { 200: checkpointsSchema },
    handle: async ({ ctx, ports, query: { after = "0" } }) => ({
      status: 200,
      body: { items: await listCheckpoints({ ctx, input: { after: BigInt(after) } }, ports.reader) },
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/audit/verifications",
    summary: "Reads the whole record again and holds it against itself and its checkpoints",
    tag: "audit",
    permission: "audit:read",
    idempotency: { none: "it changes nothing" },
    answers: { 200: verificationSchema },
    handle: async ({ ctx, ports: { reader, trail } }) => {
      const { key } = await trail.signer();
      const body = await verifyAudit({ ctx, input: { from: null } }, { reader, key, file: trail.checkpoints });
      return { status: 200, body };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/audit/export",
    summary: "The record as text, the oldest entry first",
    tag: "audit",
    permission: "audit:read",
    query: exportQuery,
    answers: { 200: { contentType: TYPES.ndjson, description: "One entry a line; CSV when asked for" } },
    handle: async ({ ctx, ports, query, request }) => {
      const lines = exportAudit({ ctx, input: query }, ports.reader);
      const headers = {
        "Content-Type": TYPES[query.format],
        "Content-Disposition": `attachment; filename="audit.${query.format}"`,
      };
      return {
        status: 200,
        write: async (response: Response) => {
          response.set(headers);
          if (request.method === "HEAD") response.end();
          // Whoever asked may leave before the end.
          else await pipeline(Readable.from(lines), response).catch(() => response.destroy());
        },
      };
    },
  }),
];
