import { randomUUID } from "node:crypto";
import type { Ask, FilePart } from "./wire.ts";

type Field = { name: string; value: string };
type FileField = { name: string; fileName: string; mediaType: string; file: FilePart };

/** A multipart form (RFC 7578) that streams its files. */
export function multipart(fields: readonly (Field | FileField)[]): Required<Pick<Ask, "headers" | "body">> {
  const boundary = `form-${randomUUID()}`;
  const body = fields.flatMap((field) => [Buffer.from(headOf(field, boundary)), contentOf(field), Buffer.from("\r\n")]);
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: [...body, Buffer.from(`--${boundary}--\r\n`)],
  };
}

/** Two bodies in one (RFC 2387): what Google's APIs call a multipart upload. */
export function related(json: unknown, mediaType: string, file: FilePart): Required<Pick<Ask, "headers" | "body">> {
  const boundary = `part-${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(json)}\r\n--${boundary}\r\ncontent-type: ${mediaType}\r\n\r\n`;
  return {
    headers: { "content-type": `multipart/related; boundary=${boundary}` },
    body: [Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)],
  };
}

export function jsonBody(value: unknown): Required<Pick<Ask, "headers" | "body">> {
  return { headers: { "content-type": "application/json; charset=UTF-8" }, body: [Buffer.from(JSON.stringify(value))] };
}

export function formBody(fields: Readonly<Record<string, string>>): Required<Pick<Ask, "headers" | "body">> {
  return {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: [Buffer.from(new URLSearchParams(fields).toString())],
  };
}

function headOf(field: Field | FileField, boundary: string): string {
  const name = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(field.name)}"`;
  if ("value" in field) return `${name}\r\n\r\n`;
  return `${name}; filename="${quoted(field.fileName)}"\r\ncontent-type: ${field.mediaType}\r\n\r\n`;
}

function contentOf(field: Field | FileField): Buffer | FilePart {
  return "value" in field ? Buffer.from(field.value) : field.file;
}

// As browsers do (WHATWG HTML, multipart/form-data): a quote or a line break would end the header.
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
}
