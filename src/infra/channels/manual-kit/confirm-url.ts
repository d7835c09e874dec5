import { isBelow, whyForbidden } from "../outside/web-address.ts";
import { findTarget } from "./targets.ts";

export type ConfirmedUrl = { isAccepted: true; url: string } | { isAccepted: false; reason: string };

/** Whether an address can be that of the post: https, and on the platform's own hosts where we know them. */
export function checkConfirmUrl({ target: name }: { target: string }, text: string): ConfirmedUrl {
  const reason = whyForbidden(text.trim());
  if (reason !== null) return { isAccepted: false, reason: `The address ${reason}.` };
  const url = new URL(text.trim());
  const target = findTarget(name);
  if (target !== undefined && !isBelow(url.hostname, target.domains)) {
    return {
      isAccepted: false,
      reason: `The address is not on ${target.domains.join(" or ")}, where posts of ${target.name} are.`,
    };
  }
  if (url.pathname === "/" && url.search === "") {
    return { isAccepted: false, reason: "The address is that of a whole site; copy the one of the post." };
  }
  return { isAccepted: true, url: url.href };
}
