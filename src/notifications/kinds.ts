import { z } from "zod";

/** What people are told of, and how loudly as long as they do not say otherwise. */
export const KINDS = {
  review_asked: { is: "A review is asked of you", mail: "at_once" },
  changes_requested: { is: "Changes were requested", mail: "at_once" },
  approved: { is: "A video was approved", mail: "digest" },
  slot_at_risk: { is: "A slot is at risk", mail: "at_once" },
  missed: { is: "A slot was missed", mail: "at_once" },
  held: { is: "Releases are held", mail: "digest" },
  failed: { is: "Something failed", mail: "at_once" },
  take_down: { is: "Something has to be taken down", mail: "at_once" },
  expiring: { is: "Something is about to expire", mail: "digest" },
  reconnect: { is: "A channel has to be connected again", mail: "at_once" },
} as const satisfies Record<string, { is: string; mail: MailMode }>;

export const kindSchema = z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]);
export const mailModeSchema = z.enum(["off", "at_once", "digest"]);

export type Kind = keyof typeof KINDS;
export type MailMode = z.infer<typeof mailModeSchema>;

/** How one person hears of one kind. */
export type Preference = { isInApp: boolean; mail: MailMode };

/** What a person chose for a kind, or what the program sees fit. */
export function preferenceFor(kind: Kind, chosen: readonly (Preference & { kind: Kind })[]): Preference {
  const own = chosen.find((preference) => preference.kind === kind);
  return own ? { isInApp: own.isInApp, mail: own.mail } : { isInApp: true, mail: KINDS[kind].mail };
}
