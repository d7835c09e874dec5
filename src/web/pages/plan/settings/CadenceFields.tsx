import { Checkbox, Chip, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Draft, KINDS, NTHS, WEEK } from "./cadence.ts";
import { dayName, monthName } from "./cadence-words.ts";

type Parts = { draft: Draft; change: (changes: Partial<Draft>) => void };

/** The rhythm of a schedule: its kind, and what that kind has to know. */
export function CadenceFields({ draft, change }: Parts) {
  const { t } = useTranslation();
  const hasTime = draft.kind !== "cron" && draft.kind !== "rrule";
  return (
    <div className="stack tight">
      <div className="plan-fields">
        <NativeSelect
          label={t("plan.rule.kind")}
          value={draft.kind}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value as Draft["kind"] })}
          data={KINDS.map((value) => ({ value, label: t(`plan.rule.kinds.${value}`) }))}
        />
        {hasTime && (
          <TextInput
            type="time"
            label={t("plan.rule.at")}
            value={draft.at}
            onChange={({ currentTarget }) => change({ at: currentTarget.value.slice(0, 5) })}
            required
          />
        )}
      </div>
      <OfKind draft={draft} change={change} />
    </div>
  );
}

function OfKind({ draft, change }: Parts) {
  const { t } = useTranslation();
  const days = WEEK.map((value) => ({ value, label: dayName(value) }));
  switch (draft.kind) {
    case "weekly":
      return (
        <fieldset className="plain-fieldset">
          <legend className="small">{t("plan.rule.weekdays")}</legend>
          <Chip.Group
            multiple
            value={draft.weekdays}
            onChange={(value) => change({ weekdays: WEEK.filter((day) => value.includes(day)) })}
          >
            <Group gap="xs">
              {days.map(({ value, label }) => (
                <Chip key={value} value={value} size="md" className="plan-chip">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
      );
    case "month-weekday":
      return (
        <div className="plan-fields">
          <NativeSelect
            label={t("plan.rule.which")}
            value={draft.nth}
            onChange={({ currentTarget }) => change({ nth: currentTarget.value as Draft["nth"] })}
            data={NTHS.map((value) => ({ value, label: t(`plan.rule.nth.${value}`) }))}
          />
          <NativeSelect
            label={t("plan.rule.weekday")}
            value={draft.weekday}
            onChange={({ currentTarget }) => change({ weekday: currentTarget.value as Draft["weekday"] })}
            data={days}
          />
        </div>
      );
    case "every-days":
      return (
        <div className="plan-fields">
          <TextInput
            type="number"
            min={1}
            max={366}
            label={t("plan.rule.days")}
            value={draft.days}
            onChange={({ currentTarget }) => change({ days: currentTarget.value })}
            required
          />
          <TextInput
            type="date"
            label={t("plan.rule.from")}
            value={draft.from}
            onChange={({ currentTarget }) => change({ from: currentTarget.value })}
            required
          />
        </div>
      );
    case "month-day":
      return (
        <div className="plan-fields">
          <TextInput
            type="number"
            min={1}
            max={31}
            label={t("plan.rule.day")}
            value={draft.day}
            onChange={({ currentTarget }) => change({ day: currentTarget.value })}
            required
          />
          <NativeSelect
            label={t("plan.rule.month")}
            value={draft.month}
            onChange={({ currentTarget }) => change({ month: currentTarget.value })}
            data={[
              { value: "", label: t("plan.rule.eachMonth") },
              ...Array.from({ length: 12 }, (_, place) => ({
                value: String(place + 1),
                label: monthName(place + 1),
              })),
            ]}
          />
          <Checkbox
            size="md"
            label={t("plan.rule.clamp")}
            checked={draft.isClamped}
            onChange={({ currentTarget }) => change({ isClamped: currentTarget.checked })}
          />
        </div>
      );
    case "cron":
      return (
        <TextInput
          label={t("plan.rule.cron")}
          description={t("plan.rule.cronMeans")}
          value={draft.cron}
          onChange={({ currentTarget }) => change({ cron: currentTarget.value })}
          required
        />
      );
    case "rrule":
      return (
        <Textarea
          label={t("plan.rule.rrule")}
          description={t("plan.rule.rruleMeans")}
          value={draft.rrule}
          onChange={({ currentTarget }) => change({ rrule: currentTarget.value })}
          required
        />
      );
  }
}
