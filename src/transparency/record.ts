import { z } from "zod";

/** One entry of the audit log, as far as this report reads it. */
export type Entry = {
  at: Date;
  action: string;
  entityId: string;
  before: unknown;
  after: unknown;
  reason: string | null;
};

/** The actions that the report is made from. */
export const READ_ACTIONS = [
  "slot.released",
  "release.retract",
  "release.correct",
  "review.approve",
  "source.recall",
  "hold.place",
  "hold.lift",
  "report.receive",
  "report.answer",
  "report.close",
] as const;

/** What the entries are about; it never changes once it is out. */
export type Subjects = {
  episodeIds: ReadonlySet<string>;
  slotIds: ReadonlySet<string>;
  reviewIds: ReadonlySet<string>;
  campaignId: string;
  releases: readonly Released[];
};
export type Released = {
  id: string;
  slotId: string;
  episodeId: string;
  slug: string;
  title: string;
  locales: readonly string[];
};

const retraction = z.object({ replacementId: z.string().nullish() });
const correction = z.object({ note: z.string(), locale: z.string() });
const approval = z.object({ kind: z.enum(["accuracy", "brand", "language"]), contentHash: z.string() });
const recall = z.object({ held: z.array(z.string()), retract: z.array(z.string()) });
const hold = z.object({
  campaignId: z.string().nullish(),
  episodeId: z.string().nullish(),
  slotId: z.string().nullish(),
  channelId: z.string().nullish(),
});
const arrival = z.object({ way: z.enum(["form", "email"]) });

/** What an entry wrote down, in the shape that its action gives it; entries of another shape are an error of ours. */
export const readRetraction = (entry: Entry) => retraction.parse(entry.after);
export const readCorrection = (entry: Entry) => correction.parse(entry.after);
export const readApproval = (entry: Entry) => approval.parse(entry.after);
export const readRecall = (entry: Entry) => recall.parse(entry.after);
export const readHold = (entry: Entry) => hold.parse(entry.action === "hold.lift" ? entry.before : entry.after);
export const readArrival = (entry: Entry) => arrival.parse(entry.after);
