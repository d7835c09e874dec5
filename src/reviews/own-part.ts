import type { Role } from "#access/index.ts";
import type { ApprovalKind } from "./store.ts";
import { APPROVAL_KINDS, mayDecide } from "./verdict.ts";

/** What somebody may decide about a video now, or why nothing. */
export type OwnPart = { kinds: ApprovalKind[]; because: string | null };

type Facts = {
  isCurrent: boolean;
  isDecidable: boolean;
  /** Whether it is a translation, and into a language of theirs. */
  isTranslated: boolean;
  isAuthor: boolean;
  given: ApprovalKind | null;
};

/** Which approvals are this person's to give; what was given is one's part already. */
export function ownPart(roles: readonly Role[], facts: Facts): OwnPart {
  const none = (because: string): OwnPart => ({ kinds: [], because });
  if (!facts.isDecidable) return none("only a finished final render that passed its checks is decided about");
  if (!facts.isCurrent) return none("the script has a newer version");
  const kinds = APPROVAL_KINDS.filter((kind) => mayDecide(kind, roles) && (kind !== "language" || facts.isTranslated));
  if (kinds.length === 0) return none("your roles decide about none of it");
  if (facts.isAuthor) return none("you wrote or edited it");
  return facts.given === null ? { kinds: [...kinds], because: null } : none(`you gave the ${facts.given} approval`);
}
