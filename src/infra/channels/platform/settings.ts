import { z } from "zod";
import { formatSchema } from "#core/formats.ts";
import { localeSchema } from "#core/text.ts";

/** What each of these channels has to know: which of the videos it shows. */
export const cutSettings = {
  locale: localeSchema.describe("The language whose video this channel shows"),
  format: formatSchema.default("vertical").describe("The shape whose video this channel shows"),
};

/** A name or number that a platform gave to an app of ours; no secret. */
export const appIdSchema = z
  .string()
  .regex(/^[\w.-]{3,200}$/, "must be the id as the platform shows it, without spaces");
