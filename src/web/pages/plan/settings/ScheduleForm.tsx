import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { ask } from "../../../api/ask.ts";
import type { AnswerOf } from "../../../api/calls.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { wallWords } from "../../../parts/times.ts";
import { readDraft } from "./cadence.ts";
import { TimetableFields } from "./TimetableFields.tsx";
import { planOf, type Schedule, timetableOf } from "./timetable.ts";

const PAUSE_MS = 400;

/** Gives a schedule another rule, after each episode that it moves was shown, as the server would move it. */
export function ScheduleForm({
  campaign,
  schedule,
  done,
}: {
  campaign: Campaign;
  schedule: Schedule;
  done: () => void;
}) {
  const { t } = useTranslation();
  const [timetable, setTimetable] = useState(() => timetableOf(schedule, campaign.startsOn));
  const [version] = useState(schedule.version);
  const plan = planOf(timetable);
  const [asked] = useDebouncedValue(JSON.stringify(plan), PAUSE_MS);
  const params = { scheduleId: schedule.id };
  // What is missing is told where it stands; only what is whole is asked for.
  const isEntered =
    !("fault" in readDraft(timetable.draft, campaign.startsOn, 1)) &&
    timetable.blackouts.every(({ reason }) => reason.trim() !== "");
  const preview = useQuery({
    queryKey: ["plan-preview", schedule.id, asked],
    enabled: isEntered,
    queryFn: async ({ signal }) => {
      const said = { params, body: JSON.parse(asked) as typeof plan };
      return (await ask("post /api/v1/schedules/:scheduleId/plan-preview", said, { signal })).body;
    },
  });
  const save = useAct("put /api/v1/schedules/:scheduleId/plan");
  const isCurrent = asked === JSON.stringify(plan);
  return (
    <ActForm
      name={t("plan.rule.save", { name: schedule.name })}
      reason="none"
      isReady={isEntered && isCurrent && preview.data !== undefined}
      said={t("plan.rule.saved", { name: schedule.name })}
      done={done}
      act={() => save.mutateAsync({ said: { params, body: plan }, extra: { version } })}
    >
      <TimetableFields
        timetable={timetable}
        change={(changes) => setTimetable((now) => ({ ...now, ...changes }))}
        span={{ from: campaign.startsOn, until: campaign.endsOn }}
      />
      <section aria-label={t("plan.rule.preview")} aria-busy={!isCurrent || preview.isFetching} className="stack tight">
        <h4>{t("plan.rule.preview")}</h4>
        {isEntered ? (
          <Shown asked={preview} lines={4}>
            {(answer) => <Difference preview={answer} />}
          </Shown>
        ) : (
          <p className="quiet">{t("plan.rule.notYet")}</p>
        )}
      </section>
    </ActForm>
  );
}

type Preview = AnswerOf<"post /api/v1/schedules/:scheduleId/plan-preview">;

function Difference({ preview: { changes, unplaced } }: { preview: Preview }) {
  const { t } = useTranslation();
  const moved = changes.filter(({ from, to }) => from !== to);
  const same = changes.length - moved.length;
  return (
    <div role="status" className="stack tight">
      <p>{moved.length === 0 ? t("plan.rule.same") : t("plan.rule.moved", { count: moved.length })}</p>
      <ul className="plan-changes">
        {moved.map(({ episode, from, to, isShifted }) => (
          <li key={episode.slug}>
            <strong>{episode.title}</strong>:{" "}
            {from === null && to !== null && t("plan.rule.gets", { to: wallWords(to) })}
            {from !== null && to === null && t("plan.rule.loses", { from: wallWords(from) })}
            {from !== null && to !== null && t("act.move.change", { from: wallWords(from), to: wallWords(to) })}
            {isShifted && ` (${t("plan.shiftedShort")})`}
          </li>
        ))}
      </ul>
      {moved.length > 0 && same > 0 && <p className="small quiet">{t("plan.rule.stay", { count: same })}</p>}
      {unplaced.map(({ episode, message, remedy }) => (
        <p key={episode.slug} className="plan-hint tone-warn">
          {message}. {remedy.charAt(0).toUpperCase() + remedy.slice(1)}.
        </p>
      ))}
    </div>
  );
}
