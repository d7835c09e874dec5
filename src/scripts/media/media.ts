import { z } from "zod";

export const mediaKindSchema = z.enum(["picture", "clip", "recording"]);

/** A file that somebody brought, as it is kept: coded anew, under the digest of its content. */
export const newMediaSchema = z.strictObject({
  kind: mediaKindSchema,
  sha256: z.hash("sha256"),
  mediaType: z.string(),
  bytes: z.int().positive(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  durationMs: z.int().positive().nullable(),
});
export type NewMedia = z.infer<typeof newMediaSchema>;

/** All files together that one person may have brought. */
export const MOST_BYTES_A_PERSON = 2_000_000_000;
