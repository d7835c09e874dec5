import { hitsIn } from "../find-phrases.ts";
import { HOUSE, type Place, type Rule } from "../rule.ts";
import { textsOf, wholeOf } from "../texts.ts";

const ADDRESS =
  /(?<![\p{Script=Latin}\p{N}@./-])(?:[a-z]{1,10}:\/\/)?(?<host>(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18}|\d{1,3}(?:\.\d{1,3}){3})(?![\p{Script=Latin}\p{N}@]|\.[a-z])/giu;
const SCHEME = /^[a-z]{1,10}:/iu;
const SHORTENERS = new Set([
  "bit.ly",
  "tinyurl.com",
  "t.co",
  "goo.gl",
  "is.gd",
  "ow.ly",
  "buff.ly",
  "rebrand.ly",
  "cutt.ly",
]);

export const FOREIGN_ADDRESS: Rule = {
  ...HOUSE,
  id: "E12",
  severity: "error",
  says: "shows an address outside the allowed domains, a shortened one, or a QR code without a printed address",
  instead: "print the address of our own page, and link to others from there",
  find: (script, { words, allowedDomains }) => {
    const texts = textsOf(script).filter(({ part }) => part === "said" || part === "shown");
    const addresses = texts.flatMap(({ path, text }): Place[] =>
      [...text.matchAll(ADDRESS)]
        .filter(({ 0: found, groups }) => isAddress(found) && !isAllowed(groups?.["host"] ?? found, allowedDomains))
        .map(({ index, 0: found }) => ({ path, start: index, end: index + found.length })),
    );
    const hasPrinted = script.scenes.some(({ kind }) => kind === "call-to-action");
    const codes = hasPrinted ? [] : texts.filter(({ text }) => hitsIn(text, words, "scanCode").length > 0).map(wholeOf);
    return [...addresses, ...codes];
  },
};

// "wait.Then" is a missing space, not an address.
function isAddress(found: string): boolean {
  return SCHEME.test(found) || found === found.toLowerCase();
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  const name = host.toLowerCase();
  if (SHORTENERS.has(name)) return false;
  return allowed.some((domain) => name === domain || name.endsWith(`.${domain}`));
}
