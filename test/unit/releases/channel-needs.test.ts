import { describe, expect, test } from "vitest";
import { type Abilities, variantsFor, variantsForAll } from "#releases/index.ts";

const CAMPAIGN = { locales: ["en", "de"], formats: ["vertical", "square"] };
const ALL = { locales: [], formats: [] };
const able = (changes: { forbidsEndCard?: boolean; formats?: Abilities["limits"]["formats"] }) => ({
  forbidsEndCard: changes.forbidsEndCard ?? false,
  limits: { formats: changes.formats ?? (["vertical", "square", "landscape"] as const) },
});
const names = (variants: ReturnType<typeof variantsFor>) =>
  variants.map(({ locale, format, hasEndCard }) => `${locale} ${format}${hasEndCard ? "" : " bare"}`);

describe("a channel gets what it chose and can take", () => {
  test.each<[what: string, channel: typeof ALL, abilities: ReturnType<typeof able> | undefined, expected: string[]]>([
    ["all of it", ALL, able({}), ["en vertical", "en square", "de vertical", "de square"]],
    ["one language", { locales: ["de"], formats: [] } as never, able({}), ["de vertical", "de square"]],
    ["one shape", { locales: [], formats: ["square"] } as never, able({}), ["en square", "de square"]],
    ["the shape it can take", ALL, able({ formats: ["vertical"] }), ["en vertical", "de vertical"]],
    ["no end card", ALL, able({ forbidsEndCard: true, formats: ["square"] }), ["en square bare", "de square bare"]],
    ["nothing that the campaign does not have", { locales: ["ja"], formats: [] } as never, able({}), []],
    [
      "all of it where its kind is not known here",
      ALL,
      undefined,
      ["en vertical", "en square", "de vertical", "de square"],
    ],
  ])("%s", (_what, channel, abilities, expected) => {
    expect(names(variantsFor(channel, CAMPAIGN, abilities))).toEqual(expected);
  });
});

test("what several channels get is needed once", () => {
  const one = variantsFor(ALL, CAMPAIGN, able({ formats: ["vertical"] }));
  const other = variantsFor(ALL, CAMPAIGN, able({ formats: ["vertical"], forbidsEndCard: true }));
  expect(names(variantsForAll([one, one, other]))).toEqual([
    "en vertical",
    "de vertical",
    "en vertical bare",
    "de vertical bare",
  ]);
});
