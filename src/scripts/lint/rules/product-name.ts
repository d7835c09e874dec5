import { hasWordsFor, mentions } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";
import { latinWord } from "../words/phrase.ts";

// Names are written alike in all languages, in Japanese without spaces around them.
const PRODUCTS = latinWord(
  "1Password",
  "LastPass",
  "Bitwarden",
  "Dashlane",
  "KeePass(?:XC)?",
  "NordPass",
  "Proton Pass",
  "iCloud Keychain",
  "(?:Google|Microsoft) Authenticator",
  "Authy",
  "YubiKeys?",
  "NordVPN",
  "McAfee",
  "Norton",
);

export const PRODUCT_NAME: Rule = {
  ...HOUSE,
  id: "W07",
  severity: "warning",
  says: "names a product without saying how we stand to its maker",
  instead: "say what kind of thing it is, as in a password manager, or add that nobody paid for the mention",
  canRun: hasWordsFor("disclosure"),
  find: (script, { words }) => {
    const texts = textsOf(script).filter(({ part }) => part === "said" || part === "shown");
    if (mentions(texts, words, "disclosure")) return [];
    return texts.flatMap(({ path, text }) => {
      const match = PRODUCTS.exec(text);
      return match === null ? [] : [{ path, start: match.index, end: match.index + match[0].length }];
    });
  },
};
