import { z } from "zod";

/** What was found wrong with a script when it was saved: by a rule about words, or by how it is read and set. */
export const savedFindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(["error", "warning"]),
  path: z.string(),
  says: z.string(),
  instead: z.string(),
});
export type SavedFinding = z.infer<typeof savedFindingSchema>;
