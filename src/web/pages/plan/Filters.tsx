import { MultiSelect, NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/campaign.ts";
import type { Channel, Filters as Chosen } from "./filters.ts";
import type { usePlace } from "./use-place.ts";
import { allZones } from "./zones.ts";

type Parts = {
  campaign: Campaign;
  channels: readonly Channel[];
  filters: Chosen;
  set: ReturnType<typeof usePlace>["set"];
  zones: string[];
  setZones: (zones: string[]) => void;
};

const STATES = ["planned", "scheduled", "held", "released", "missed", "skipped", "retracted"] as const;
const MOST_ZONES = 4;
const ZONES = allZones().map((value) => ({ value, label: value.replaceAll("_", " ") }));

/** Which slots are shown, and on whose clocks besides that of the campaign. */
export function Filters({ campaign, channels, filters, set, zones, setZones }: Parts) {
  const { t } = useTranslation();
  const language = new Intl.DisplayNames(["en"], { type: "language" });
  const isNarrow = useMediaQuery("(width < 56em)", false, { getInitialValueInEffect: false });
  const count = Object.values(filters).filter((value) => value !== "").length + zones.length;
  const fields = (
    <fieldset className="plan-filters not-printed">
      <legend className="unseen">{t("plan.filters")}</legend>
      <NativeSelect
        label={t("plan.state")}
        value={filters.state}
        onChange={({ currentTarget }) => set({ state: currentTarget.value })}
        data={[
          { value: "", label: t("plan.anyState") },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t("plan.locale")}
        value={filters.locale}
        onChange={({ currentTarget }) => set({ locale: currentTarget.value })}
        data={[
          { value: "", label: t("plan.anyLocale") },
          ...campaign.locales.map((value) => ({ value, label: language.of(value) ?? value })),
        ]}
      />
      <NativeSelect
        label={t("plan.channel")}
        value={filters.channel}
        onChange={({ currentTarget }) => set({ channel: currentTarget.value })}
        data={[
          { value: "", label: t("plan.anyChannel") },
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <MultiSelect
        className="plan-zones"
        size="md"
        label={t("plan.zones")}
        placeholder={zones.length === 0 ? t("plan.zonesAsk") : ""}
        data={ZONES}
        value={zones}
        onChange={setZones}
        searchable
        limit={30}
        maxValues={MOST_ZONES}
        nothingFoundMessage={t("plan.noZone")}
        clearable
        clearButtonProps={{ "aria-label": t("plan.zonesNone") }}
      />
    </fieldset>
  );
  if (!isNarrow) return fields;
  return (
    <details className="plan-fold not-printed">
      <summary>{t("plan.filtersSet", { count })}</summary>
      {fields}
    </details>
  );
}
