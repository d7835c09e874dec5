import { Select, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { wallWords } from "../../../parts/times.ts";
import { allZones } from "../zones.ts";
import { Blackouts } from "./Blackouts.tsx";
import { CadenceFields } from "./CadenceFields.tsx";
import { readDraft } from "./cadence.ts";
import { cadenceWords } from "./cadence-words.ts";
import type { Timetable } from "./timetable.ts";

const ZONES = allZones().map((value) => ({ value, label: value.replaceAll("_", " ") }));

const NEXT_SHOWN = 5;
const isIn = (time: string) => (off: { from: string; until: string }) => off.from <= time && time < off.until;

type Parts = {
  timetable: Timetable;
  change: (changes: Partial<Timetable>) => void;
  /** The days of the campaign: the first, and the first that is too late. */
  span: { from: string; until: string };
};

/** When slots are: the rhythm, said in words with its next times; the zone; days off; how late one may be. */
export function TimetableFields({ timetable, change, span }: Parts) {
  const { t } = useTranslation();
  const { draft } = timetable;
  const today = new Date().toISOString().slice(0, 10);
  const from = span.from > today ? span.from : today;
  const read = useMemo(() => readDraft(draft, from), [draft, from]);
  const next = "fault" in read ? [] : read.next.filter((time) => !timetable.blackouts.some(isIn(time)));
  // A zone of old keeps its place in the list.
  const zones = ZONES.some(({ value }) => value === timetable.timeZone)
    ? ZONES
    : [{ value: timetable.timeZone, label: timetable.timeZone }, ...ZONES];
  return (
    <div className="stack">
      <CadenceFields draft={draft} change={(changes) => change({ draft: { ...draft, ...changes } })} />
      <div role="status" className={`plan-hint ${"fault" in read ? "tone-warn" : "tone-wait"}`}>
        {"fault" in read ? (
          t("plan.rule.fault", { fault: read.fault })
        ) : (
          <>
            <p>
              <strong>{cadenceWords(read.cadence, t)}</strong>
            </p>
            <p className="small">
              {next.length === 0
                ? t("plan.rule.never")
                : t("plan.rule.next", { times: next.slice(0, NEXT_SHOWN).map(wallWords).join("; ") })}
            </p>
          </>
        )}
      </div>
      <div className="plan-fields">
        <Select
          size="md"
          label={t("plan.rule.zone")}
          data={zones}
          value={timetable.timeZone}
          onChange={(value) => value && change({ timeZone: value })}
          searchable
          limit={40}
          nothingFoundMessage={t("plan.noZone")}
          allowDeselect={false}
        />
        <TextInput
          type="number"
          min={0}
          max={72}
          step="any"
          label={t("plan.rule.grace")}
          description={t("plan.rule.graceMeans")}
          value={timetable.graceHours}
          onChange={({ currentTarget }) => change({ graceHours: currentTarget.value })}
          required
        />
        <TextInput
          type="number"
          min={0}
          max={30}
          label={t("plan.rule.jitter")}
          description={t("plan.rule.jitterMeans")}
          value={timetable.jitterMinutes}
          onChange={({ currentTarget }) => change({ jitterMinutes: currentTarget.value })}
          required
        />
      </div>
      <Blackouts blackouts={timetable.blackouts} set={(blackouts) => change({ blackouts })} span={span} />
    </div>
  );
}
