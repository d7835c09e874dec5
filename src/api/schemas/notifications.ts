import { z } from "zod";
import { kindSchema, mailModeSchema } from "#notifications/index.ts";
import { instantSchema } from "./instant.ts";
import { pageOf, pageQuery } from "./page.ts";

export const notificationsQuery = z.strictObject({
  ...pageQuery,
  unread: z.enum(["true"]).optional().describe("Only what is not read yet"),
});

export const notificationsSchema = pageOf(
  z.object({
    id: z.uuid(),
    kind: kindSchema,
    text: z.string(),
    entityType: z.string(),
    entityId: z.string(),
    createdAt: instantSchema,
    readAt: instantSchema.nullable(),
  }),
).extend({ unread: z.int().describe("How many are not read yet, of all") });

export const readBody = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(100).optional().describe("All of them without ids"),
});
export const readAnswer = z.object({ marked: z.int() });

export const preferencesAnswer = z.object({
  kinds: z.array(z.object({ kind: kindSchema, isInApp: z.boolean(), mail: mailModeSchema })),
  hours: z.object({
    isOn: z.boolean(),
    timeZone: z.string(),
    quietFrom: z.string().nullable(),
    quietUntil: z.string().nullable(),
    digestAt: z.string(),
  }),
});

export const mailStateSchema = z.enum(["kept", "waiting", "sending", "sent", "unknown", "failed"]);
export const mailsQuery = z.strictObject({ ...pageQuery, state: mailStateSchema.optional() });
export const mailParams = z.strictObject({ mailId: z.uuid() });
export const mailsSchema = pageOf(
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    recipient: z.string(),
    subject: z.string(),
    text: z.string(),
    state: mailStateSchema,
    tries: z.int(),
    failure: z.string().nullable(),
    createdAt: instantSchema,
    sentAt: instantSchema.nullable(),
    nextCheckAt: instantSchema.nullable(),
  }),
);
