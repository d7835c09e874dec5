import type { Abilities } from "./ports.ts";

/** Which of a campaign's videos a channel wants; empty lists mean all. */
export type ChannelChoice = { locales: readonly string[]; formats: readonly string[] };
export type VariantName = { locale: string; format: string; hasEndCard: boolean };

/** The videos that a channel gets: those that it chooses and is able to take. */
export function variantsFor(
  channel: ChannelChoice,
  campaign: ChannelChoice,
  abilities: Pick<Abilities, "forbidsEndCard" | "limits"> | undefined,
): VariantName[] {
  const hasEndCard = !(abilities?.forbidsEndCard ?? false);
  const taken: readonly string[] = abilities?.limits.formats ?? campaign.formats;
  const chosen = (all: readonly string[], some: readonly string[]) =>
    some.length === 0 ? all : all.filter((one) => some.includes(one));
  return chosen(campaign.locales, channel.locales).flatMap((locale) =>
    chosen(campaign.formats, channel.formats)
      .filter((format) => taken.includes(format))
      .map((format) => ({ locale, format, hasEndCard })),
  );
}

/** Every video that at least one of the channels gets, once. */
export function variantsForAll(lists: readonly VariantName[][]): VariantName[] {
  const byName = new Map(lists.flat().map((variant) => [nameOf(variant), variant]));
  return [...byName.values()];
}

export const nameOf = ({ locale, format, hasEndCard }: VariantName) => `${locale} ${format} ${hasEndCard}`;
