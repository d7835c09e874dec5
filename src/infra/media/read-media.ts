import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { slugSchema } from "#core/text.ts";
import { endingsOf, KINDS, type MediaKind, refuse, type Wanted } from "./kinds.ts";

const MEGABYTE = 1_000_000;
export const LARGEST_BYTES = 50 * MEGABYTE;

/** A file as it was read, once: what is told of it is told of these bytes. */
export type ReadMedia = { content: Buffer; sha256: string; kind: MediaKind };

/** The kind that a name in a script promises. Throws INVALID_INPUT. */
export function kindOfName(file: string, wants: Wanted): MediaKind {
  const [, slug = "", ending = ""] = /^media\/([^/]+)\.([^./]+)$/.exec(file) ?? [];
  if (!slugSchema.safeParse(slug).success) {
    refuse(file, `must be named media/<words-joined-by-hyphens> and end in ${endingsOf(wants)}`);
  }
  return KINDS[wants][ending] ?? refuse(file, `is no ${wants} we can show: its name must end in ${endingsOf(wants)}`);
}

/** Reads a file whose content is what its name says, or any of the wanted kinds without a name. Throws INVALID_INPUT. */
export async function readMedia(
  { file, path, wants }: { file: string; path: string; wants: Wanted },
  promised: MediaKind | undefined,
): Promise<ReadMedia> {
  const content = await readPlainFile(file, path);
  // It warns of files that are cut off; those are told from the whole ones when they are decoded.
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const kinds = promised ? [promised] : Object.values(KINDS[wants]);
  const kind = kinds.find((kind) => kind?.recognisedAs.includes(found?.ext ?? ""));
  if (!kind) refuse(file, wrongType(found?.mime, wants), "type-mismatch");
  return { content, sha256: createHash("sha256").update(content).digest("hex"), kind };
}

function wrongType(found: string | undefined, wants: Wanted): string {
  const is = found === undefined ? "is of no type we know" : `is ${found} inside`;
  return `${is}, whatever its name says. Export the ${wants} again as ${endingsOf(wants)}; renaming does not change a file`;
}

async function readPlainFile(file: string, path: string): Promise<Buffer> {
  // A link could lead anywhere, so it is not followed.
  const entry = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") refuse(file, "is missing: put the file there");
    throw error;
  });
  if (!entry.isFile()) refuse(file, "is a folder or a link: put the file itself there");
  if (entry.size === 0) refuse(file, "is empty: export it again", "empty-file");
  if (entry.size > LARGEST_BYTES) {
    const size = (entry.size / MEGABYTE).toFixed(1);
    const limit = `${LARGEST_BYTES / MEGABYTE} MB`;
    refuse(file, `has ${size} MB, more than ${limit}: export it smaller or shorter`, "payload-too-large");
  }
  return readFile(path);
}
