import { passwordLikeIn } from "../password-like.ts";
import { HOUSE, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";

export const UNMARKED_EXAMPLE: Rule = {
  ...HOUSE,
  id: "E11",
  severity: "error",
  says: "shows what looks like a password, without the mark of an example",
  instead: "move it to an example of a compare scene, which is drawn with a mark, or describe it in words",
  find: (script) =>
    textsOf(script)
      .filter(({ part }) => part !== "example")
      .flatMap(({ path, text }) => passwordLikeIn(text).map(({ start, end }) => ({ path, start, end }))),
};
