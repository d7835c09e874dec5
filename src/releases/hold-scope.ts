import { z } from "zod";
import { localeSchema } from "#core/text.ts";

/** What a hold stops: everything, or all that has each of the things named. */
export const holdScopeSchema = z.union([
  z.literal("everything"),
  z
    .strictObject({
      campaignId: z.uuid().optional(),
      episodeId: z.uuid().optional(),
      channelId: z.uuid().optional(),
      slotId: z.uuid().optional(),
      locale: localeSchema.optional(),
    })
    .refine((scope) => Object.keys(scope).length > 0, 'names nothing; to stop all, write "everything"'),
]);

/** What can be paused: everything, a campaign or a channel. */
export const pauseScopeSchema = z.union([
  z.literal("everything"),
  z.strictObject({ campaignId: z.uuid() }),
  z.strictObject({ channelId: z.uuid() }),
]);

/** What the record calls a pause's subject. */
export function subjectOf(scope: { campaignId?: string; channelId?: string }): {
  entityType: string;
  entityId: string;
} {
  if (scope.campaignId) return { entityType: "Campaign", entityId: scope.campaignId };
  if (scope.channelId) return { entityType: "Channel", entityId: scope.channelId };
  return { entityType: "Installation", entityId: "1" };
}
