import { hasWordsFor, mentions } from "../find-phrases.ts";
import { NCSC, type Rule } from "../rule.ts";
import { textsOf, wholeOf } from "../texts.ts";

export const PASSKEY_LINE: Rule = {
  ...NCSC,
  id: "W02",
  severity: "warning",
  says: "is about signing in and never speaks of passkeys",
  instead: "add a line such as: use a passkey where one is offered",
  canRun: hasWordsFor("signIn", "passkey"),
  find: (script, { words }) => {
    const texts = textsOf(script).filter(({ part }) => part === "said" || part === "shown");
    const subject = texts.filter(({ path }) => path === "title" || path === "action");
    const topic = { path: "topic", text: script.topic, part: "shown" } as const;
    if (!mentions([...subject, topic], words, "signIn") || mentions(texts, words, "passkey")) return [];
    return [wholeOf({ path: "title", text: script.title })];
  },
};
