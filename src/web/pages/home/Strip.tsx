import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ItemOf } from "../../api/calls.ts";
import type { Campaign } from "../../api/campaign.ts";
import type { Slot, useSlots } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { dayWords, wallWords } from "../../parts/times.ts";
import { toneOf } from "../../parts/tones.ts";
import { type Week, weeksOf } from "./year-strip.ts";

type Episode = ItemOf<"get /api/v1/campaigns/:campaignId/episodes">;
const MARKS = 3;
type Parts = { campaign: Campaign; slots: ReturnType<typeof useSlots>; episodes: readonly Episode[] };

/** The weeks of the campaign, each with the state of what goes out in it; the weeks stand before that is known. */
export function Strip({ campaign, slots: { data, error, refetch }, episodes }: Parts) {
  const { t } = useTranslation();
  if (error && !data) {
    return (
      <Panel title={t("home.strip")}>
        <Fault error={error} again={() => void refetch()} />
      </Panel>
    );
  }
  const weeks = weeksOf({ ...campaign, slots: data ?? [] }, todayIn(campaign.timeZone));
  return (
    <Panel title={t("home.strip")}>
      {data ? <Summary slots={data} episodes={episodes} /> : <p className="quiet">{t("states.loading")}</p>}
      <ol className="plain strip" aria-busy={!data}>
        {weeks.map((week) => (
          <Tile key={week.monday} week={week} isKnown={data !== undefined} />
        ))}
      </ol>
      <Legend slots={data ?? []} />
    </Panel>
  );
}

function Summary({ slots, episodes }: { slots: readonly Slot[]; episodes: readonly Episode[] }) {
  const { t } = useTranslation();
  const out = new Set(slots.filter(({ state }) => state === "released").map(({ episodeId }) => episodeId)).size;
  const now = new Date().toISOString();
  const next = slots
    .filter(({ state, dueAt }) => ["planned", "scheduled", "held"].includes(state) && dueAt > now)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  return (
    <p className="quiet">
      {t("home.outOf", { out, all: episodes.length })}
      {". "}
      {next && t("home.next", { title: next.episodeTitle, when: wallWords(next.wallTime) })}
    </p>
  );
}

function Tile({ week, isKnown }: { week: Week<Slot>; isKnown: boolean }) {
  const { monday, isNow, isPast, startsMonth, slots } = week;
  const { t } = useTranslation();
  const named = slots.map((slot) => `${slot.episodeTitle}: ${t(`state.${slot.state}`)}, ${wallWords(slot.wallTime)}`);
  const none = isKnown ? t("home.weekEmpty") : t("states.loading");
  const said = slots.length === 0 ? none : named.join("; ");
  const label = `${t("home.week", { day: dayWords(`${monday}T12:00:00Z`, "UTC") })}${isNow ? `, ${t("home.now")}` : ""}: ${said}`;
  return (
    <li className="week" data-past={isPast || undefined}>
      <span className="week-month" aria-hidden="true">
        {startsMonth && monthName(startsMonth)}
      </span>
      <Link
        to={`/plan?on=${slots[0]?.wallTime.slice(0, 10) ?? monday}`}
        className="week-tile"
        aria-label={label}
        aria-current={isNow ? "date" : undefined}
        title={label}
      >
        {slots.slice(0, MARKS).map(({ id, state }) => (
          <span key={id} className={`week-mark tone-${toneOf(state)}`} />
        ))}
        {slots.length > MARKS && (
          <span className="week-more">{t("home.weekMore", { count: slots.length - MARKS })}</span>
        )}
      </Link>
      <span className="week-day" aria-hidden="true">
        {Number(monday.slice(8))}
      </span>
    </li>
  );
}

function Legend({ slots }: { slots: readonly Slot[] }) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const { state } of slots) if (state !== "cancelled") counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <ul className="plain row strip-legend" aria-label={t("home.legend")}>
      {[...counts].map(([state, count]) => (
        <li key={state}>
          <Mark state={state} words={`${count} ${t(`state.${state}` as "state.planned")}`} />
        </li>
      ))}
    </ul>
  );
}

const monthForm = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const monthName = (month: string) => monthForm.format(new Date(`${month}-15T00:00:00Z`));

// Swedish writes dates as the calendar of the plan does: 2026-12-01.
const todayIn = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
