import type { Script } from "../../schema.ts";
import { HOUSE, type Place, type Rule } from "../rule.ts";

export const DIFFERING_CLAIMS: Rule = {
  ...HOUSE,
  id: "W11",
  severity: "warning",
  says: "makes a claim that differs from the same episode in another language",
  instead: "give all languages the same claims, with the same sources and numbers",
  canRun: ({ siblings }) => siblings !== undefined && siblings.length > 0,
  find: ({ claims }, { siblings = [] }) =>
    claims.flatMap((claim, index): Place[] =>
      siblings.every((sibling) => makes(sibling, claim))
        ? []
        : [{ path: `claims.${index}.text`, start: 0, end: claim.text.length }],
    ),
};

function makes({ claims }: Script, { id, source, text }: Script["claims"][number]): boolean {
  const other = claims.find((claim) => claim.id === id);
  return other !== undefined && other.source === source && numbersIn(other.text) === numbersIn(text);
}

// Whole numbers in whatever digits; words for numbers differ by language and are not compared.
function numbersIn(text: string): string {
  const digits = text.normalize("NFKC").replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return (digits.match(/\d+/gu) ?? []).sort().join(" ");
}
