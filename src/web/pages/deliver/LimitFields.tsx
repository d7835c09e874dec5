import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/campaign.ts";
import { type Limits, switched } from "./limit-fields.ts";

type Parts = {
  campaign: Campaign;
  limits: Limits;
  change: (changes: Partial<Limits>) => void;
  faults: Readonly<Record<string, string>>;
};

const NUMBERS = [
  ["gapMinutes", "minGapMs"],
  ["dailyCap", "dailyCap"],
  ["mostInFlight", "mostInFlight"],
] as const;

/** How much goes to a channel at once and in a day, in which languages and shapes. */
export function LimitFields({ campaign, limits, change, faults }: Parts) {
  const { t } = useTranslation();
  const { locales, formats } = campaign;
  return (
    <>
      <div className="fields">
        {NUMBERS.map(([name, sent]) => (
          <TextInput
            key={name}
            type="number"
            min={name === "gapMinutes" ? 0 : 1}
            step={name === "gapMinutes" ? "any" : 1}
            label={t(`deliver.limit.${name}`)}
            value={limits[name]}
            error={faults[sent]}
            onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
            required
          />
        ))}
      </div>
      <fieldset className="choices">
        <legend>{t("deliver.limit.locales")}</legend>
        {locales.map((locale) => (
          <Checkbox
            key={locale}
            size="md"
            label={locale}
            checked={limits.locales.length === 0 || limits.locales.includes(locale)}
            onChange={() => change({ locales: switched(locales, limits.locales, locale) })}
          />
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t("deliver.limit.formats")}</legend>
        {formats.map((format) => (
          <Checkbox
            key={format}
            size="md"
            label={format}
            checked={limits.formats.length === 0 || limits.formats.includes(format)}
            onChange={() => change({ formats: switched(formats, limits.formats, format) })}
          />
        ))}
      </fieldset>
    </>
  );
}
