import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../../api/campaign.ts";

const FORMATS = ["vertical", "square", "landscape"] as const;

export type CampaignDraft = Pick<Campaign, "title" | "startsOn" | "formats" | "announcesDates"> & {
  lastDay: string;
  /** As it is typed, with commas between. */
  locales: string;
};
type Parts = { draft: CampaignDraft; change: (changes: Partial<CampaignDraft>) => void };

const DAY = 86_400_000;
const dayAfter = (day: string) =>
  day === "" ? "" : new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** A draft as the API takes it. */
export const factsOf = ({ title, startsOn, lastDay, locales, formats, announcesDates }: CampaignDraft) => ({
  title,
  startsOn,
  endsOn: dayAfter(lastDay),
  locales: locales.split(/[\s,]+/).filter((locale) => locale !== ""),
  formats,
  announcesDates,
});

/** What a campaign is: name, days, languages, shapes. */
export function CampaignFields({ draft, change }: Parts) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("plan.campaign.name")}
        value={draft.title}
        maxLength={60}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        required
      />
      <div className="plan-fields">
        <TextInput
          type="date"
          label={t("plan.campaign.first")}
          value={draft.startsOn}
          onChange={({ currentTarget }) => change({ startsOn: currentTarget.value })}
          required
        />
        <TextInput
          type="date"
          label={t("plan.campaign.last")}
          value={draft.lastDay}
          onChange={({ currentTarget }) => change({ lastDay: currentTarget.value })}
          required
        />
        <TextInput
          label={t("plan.campaign.locales")}
          description={t("plan.campaign.localesMean")}
          value={draft.locales}
          onChange={({ currentTarget }) => change({ locales: currentTarget.value })}
          required
        />
      </div>
      <fieldset className="plain-fieldset row">
        <legend className="small">{t("plan.campaign.formats")}</legend>
        {FORMATS.map((format) => (
          <Checkbox
            key={format}
            size="md"
            label={t(`plan.campaign.format.${format}`)}
            checked={draft.formats.includes(format)}
            onChange={({ currentTarget }) =>
              change({
                formats: FORMATS.filter((one) =>
                  one === format ? currentTarget.checked : draft.formats.includes(one),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Checkbox
        size="md"
        label={t("plan.campaign.announces")}
        description={t("plan.campaign.announcesMeans")}
        checked={draft.announcesDates}
        onChange={({ currentTarget }) => change({ announcesDates: currentTarget.checked })}
      />
    </>
  );
}
