import { z } from "zod";
import { kindSchema, mailModeSchema } from "./kinds.ts";
import { mailHoursSchema } from "./mail-hours.ts";

/** What a person chooses: kinds that are left out stay as they are. */
export const preferencesSchema = z.strictObject({
  kinds: z
    .array(z.strictObject({ kind: kindSchema, isInApp: z.boolean(), mail: mailModeSchema }))
    .max(kindSchema.options.length)
    .default([]),
  hours: mailHoursSchema,
});
export type Preferences = z.input<typeof preferencesSchema>;
