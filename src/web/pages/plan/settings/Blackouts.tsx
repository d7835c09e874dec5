import { Button, FileButton, NativeSelect, TextInput } from "@mantine/core";
import { CalendarX2, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Holiday } from "./holidays.ts";
import { Import } from "./Import.tsx";

const POLICIES = ["shift", "skip", "hold"] as const;
export type Blackout = Holiday & { key: string; policy: (typeof POLICIES)[number] };

type Parts = {
  blackouts: readonly Blackout[];
  set: (blackouts: Blackout[]) => void;
  span: { from: string; until: string };
};

const DAY = 86_400_000;
const shift = (day: string, days: number) =>
  day === "" ? "" : new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
// Whoever sets the first day behind the last one means a day.
const inOrder = (one: Blackout): Blackout =>
  isWhole(one) && one.until <= one.from ? { ...one, until: `${shift(one.from.slice(0, 10), 1)}T00:00` } : one;
const isWhole = ({ from, until }: Holiday) => from.endsWith("T00:00") && until.endsWith("T00:00");

/** Days on which nothing goes out, one by one or from a file. */
export function Blackouts({ blackouts, set, span }: Parts) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const change = (key: string, changes: Partial<Blackout>) =>
    set(blackouts.map((one) => (one.key === key ? inOrder({ ...one, ...changes }) : one)));
  const add = (holidays: readonly Holiday[]) =>
    set([...blackouts, ...holidays.map((one) => ({ ...one, key: crypto.randomUUID(), policy: "shift" as const }))]);
  return (
    <fieldset className="plain-fieldset stack tight">
      <legend>
        <h4>{t("plan.off.title")}</h4>
      </legend>
      <p className="small quiet">{t("plan.off.means")}</p>
      {blackouts.length === 0 && <p className="quiet">{t("plan.off.none")}</p>}
      <ul className="plain stack tight">
        {blackouts.map((one, place) => (
          <li key={one.key} className="plan-off">
            <Span blackout={one} change={(changes) => change(one.key, changes)} />
            <TextInput
              label={t("plan.off.reason")}
              value={one.reason}
              maxLength={80}
              onChange={({ currentTarget }) => change(one.key, { reason: currentTarget.value })}
              required
            />
            <NativeSelect
              label={t("plan.off.policy")}
              value={one.policy}
              onChange={({ currentTarget }) => change(one.key, { policy: currentTarget.value as Blackout["policy"] })}
              data={POLICIES.map((value) => ({ value, label: t(`plan.off.policies.${value}`) }))}
            />
            <Button
              variant="default"
              aria-label={t("plan.off.remove", { name: one.reason || String(place + 1) })}
              onClick={() => set(blackouts.filter(({ key }) => key !== one.key))}
            >
              <Trash2 aria-hidden="true" size={18} />
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button
          variant="default"
          leftSection={<Plus aria-hidden="true" size={18} />}
          onClick={() => add([{ from: `${span.from}T00:00`, until: `${shift(span.from, 1)}T00:00`, reason: "" }])}
        >
          {t("plan.off.add")}
        </Button>
        <FileButton accept=".ics,.txt,.csv,text/calendar,text/plain,text/csv" onChange={setFile}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<CalendarX2 aria-hidden="true" size={18} />}>
              {t("plan.off.import")}
            </Button>
          )}
        </FileButton>
      </div>
      {file && (
        <Import
          key={`${file.name} ${file.lastModified}`}
          file={file}
          span={span}
          has={(one) => blackouts.some(({ from, until }) => from === one.from && until === one.until)}
          take={(holidays) => {
            add(holidays);
            setFile(null);
          }}
          close={() => setFile(null)}
        />
      )}
    </fieldset>
  );
}

type SpanParts = { blackout: Blackout; change: (changes: Partial<Blackout>) => void };

// Whole days are said by their first and their last; whatever begins or ends within a day, to the minute.
function Span({ blackout, change }: SpanParts) {
  const { t } = useTranslation();
  const isDays = isWhole(blackout);
  const fields = isDays
    ? ([
        ["from", blackout.from.slice(0, 10), (day: string) => `${day}T00:00`],
        ["last", shift(blackout.until.slice(0, 10), -1), (day: string) => `${shift(day, 1)}T00:00`],
      ] as const)
    : ([
        ["from", blackout.from, (time: string) => time.slice(0, 16)],
        ["until", blackout.until, (time: string) => time.slice(0, 16)],
      ] as const);
  return fields.map(([name, value, read]) => (
    <TextInput
      key={name}
      type={isDays ? "date" : "datetime-local"}
      label={t(`plan.off.${name}`)}
      value={value}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === "") return;
        change({ [name === "from" ? "from" : "until"]: read(currentTarget.value) });
      }}
      required
    />
  ));
}
