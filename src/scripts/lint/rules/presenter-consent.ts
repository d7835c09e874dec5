import { HOUSE, type Rule } from "../rule.ts";

export const PRESENTER_CONSENT: Rule = {
  ...HOUSE,
  id: "E13",
  severity: "error",
  says: "has a presenter whose consent is missing or has run out",
  instead: "record the consent first, or do without a presenter",
  canRun: ({ consents }) => consents !== undefined,
  find: ({ presenter }, { consents = [], on }) => {
    if (presenter === undefined) return [];
    const agreed = consents.some((consent) => consent.presenter === presenter && on <= consent.until);
    return agreed ? [] : [{ path: "presenter", start: 0, end: presenter.length }];
  },
};
