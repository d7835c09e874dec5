import type { Script } from "../schema.ts";
import { type Finding, HOUSE } from "./rule.ts";

/** A finding that a reviewer let pass, and why. */
export type SuppressedFinding = Finding & { reason: string; reviewer: string };

/** The rule about suppressions themselves: it looks at what the others found. */
export const IDLE_SUPPRESSION = {
  ...HOUSE,
  id: "W13",
  severity: "warning",
  says: "suppresses a rule that finds nothing here",
  instead: "remove the suppression, so that it hides nothing later",
} as const;

/** Parts findings that a reviewer let pass from those that stand; names suppressions of rules that ran and found nothing. */
export function suppress(
  { scenes, suppressions = [] }: Script,
  findings: readonly Finding[],
  ran: readonly string[],
): { findings: Finding[]; suppressed: SuppressedFinding[] } {
  const covers = ({ rule, scene }: (typeof suppressions)[number], finding: Finding) => {
    const at = scenes.findIndex(({ id }) => id === scene);
    return rule === finding.rule && (scene === undefined || finding.path.startsWith(`scenes.${at}.`));
  };
  const suppressed = findings.flatMap((finding) => {
    const by = suppressions.find((suppression) => covers(suppression, finding));
    return by ? [{ ...finding, reason: by.reason, reviewer: by.reviewer }] : [];
  });
  const standing = findings.filter((finding) => !suppressions.some((suppression) => covers(suppression, finding)));
  const idle = suppressions.flatMap((suppression, index): Finding[] => {
    if (!ran.includes(suppression.rule) || findings.some((finding) => covers(suppression, finding))) return [];
    const { id: rule, severity, says, instead } = IDLE_SUPPRESSION;
    return [
      { rule, severity, says, instead, path: `suppressions.${index}.rule`, start: 0, end: suppression.rule.length },
    ];
  });
  return { findings: [...standing, ...idle], suppressed };
}
