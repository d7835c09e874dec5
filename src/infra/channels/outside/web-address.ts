import { isIP } from "node:net";
import { z } from "zod";

const MOST_CHARACTERS = 2000;
// Names that mean something on a local network only (RFC 6761, RFC 6762, RFC 8375 and what routers make up).
const LOCAL_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|lan|home|corp|home\.arpa|test|invalid|onion|arpa)$/;
const HOST_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** Which addresses are allowed besides https on port 443, and which host names are the only ones. */
export type AddressRules = {
  /** Scheme, host and port of servers that whoever runs the program vouches for. */
  origins?: readonly string[];
  /** If given, only these hosts and what is below them. */
  hosts?: readonly string[];
};

/** Why we may not send anything to an address, in plain words; null if nothing speaks against its spelling. */
export function whyForbidden(text: string, { origins = [], hosts }: AddressRules = {}): string | null {
  if (text.length > MOST_CHARACTERS) return `is longer than ${MOST_CHARACTERS} characters`;
  if (!URL.canParse(text)) return "must be a web address such as https://hooks.example.org/sunny";
  const url = new URL(text);
  // What stands between the slashes, as written: a host must be spelled as it is meant.
  const [, authority = ""] = /^https?:\/\/([^/?#\\\s]+)(?:[/?#]\S*)?$/i.exec(text) ?? [];
  if (authority === "") return "is spelled oddly: write https://, the host and the path, without spaces or backslashes";
  if (authority.includes("@")) return "has a user name in it; a secret does not belong into an address";
  if (origins.includes(url.origin)) return null;
  if (url.protocol !== "https:") return "must begin with https://";
  if (url.port !== "") return "names a port; only 443, the usual one, is allowed";
  if (authority.toLowerCase().replace(/:443$/, "") !== url.hostname) {
    return "spells its host oddly; write its name in plain letters";
  }
  if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) return "is a number; name the host instead";
  if (LOCAL_NAMES.test(url.hostname)) return "names a host of a local network";
  if (!HOST_NAME.test(url.hostname)) return "has no full host name, such as hooks.example.org";
  return hosts === undefined || isBelow(url.hostname, hosts)
    ? null
    : "is not among the hosts that this program may reach";
}

/** Whether a host is one of these or below one of them. */
export function isBelow(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** An address that we send to; the same is asked again when it is used. */
export function outsideAddress(rules: AddressRules) {
  return z.string().superRefine((text, context) => {
    const reason = whyForbidden(text, rules);
    if (reason !== null) context.addIssue({ code: "custom", message: reason, params: { reason: "url-not-allowed" } });
  });
}
