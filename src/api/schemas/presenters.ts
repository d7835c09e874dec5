import { z } from "zod";
import { instantSchema } from "./instant.ts";

export const presenterParams = z.strictObject({ presenterId: z.uuid() });
export const consentParams = z.strictObject({ consentId: z.uuid() });

const consentSchema = z.object({
  id: z.uuid(),
  scope: z.string(),
  channels: z.array(z.string()),
  grantedAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  withdrawnAt: instantSchema.nullable(),
});

export const presenterSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  role: z.string(),
  version: z.int(),
  consents: z.array(consentSchema).describe("The newest first; those that were withdrawn stand there too"),
});
