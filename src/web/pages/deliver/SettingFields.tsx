import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Setting, settingName, type Values } from "./setting-fields.ts";

type Parts = {
  settings: readonly Setting[];
  values: Values;
  change: (name: string, value: string | boolean) => void;
  /** What the server said of each, by its name. */
  faults: Readonly<Record<string, string>>;
  /** The languages of the campaign, for a channel that shows one. */
  locales: readonly string[];
};

/** The settings of a kind of channel, as the API describes them. */
export function SettingFields({ settings, values, change, faults, locales }: Parts) {
  const { t, i18n } = useTranslation();
  return settings.map(({ name, type, choices, description, isNeeded }) => {
    const key = `deliver.setting.${name}`;
    const label = i18n.exists(key) ? t(key as "deliver.setting.url") : settingName(name);
    const shared = { label, description, required: isNeeded, error: faults[`settings ${name}`] };
    if (type === "yes-no") {
      return (
        <Checkbox
          key={name}
          size="md"
          label={label}
          description={description}
          error={shared.error}
          checked={values[name] === true}
          onChange={({ currentTarget }) => change(name, currentTarget.checked)}
        />
      );
    }
    const value = String(values[name] ?? "");
    const listed = name === "locale" ? [...locales] : choices;
    if (listed.length > 0) {
      return (
        <NativeSelect
          key={name}
          {...shared}
          value={value}
          onChange={({ currentTarget }) => change(name, currentTarget.value)}
          data={[
            ...(listed.includes(value) ? [] : [{ value, label: value === "" ? t("deliver.choose") : value }]),
            ...listed.map((choice) => ({ value: choice, label: choice.replaceAll("_", " ").toLowerCase() })),
          ]}
        />
      );
    }
    return (
      <TextInput
        key={name}
        {...shared}
        type={type === "number" ? "number" : "text"}
        value={value}
        onChange={({ currentTarget }) => change(name, currentTarget.value)}
      />
    );
  });
}
