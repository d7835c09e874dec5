import FullCalendar, { type CalendarRef, type EventDisplayInfo } from "@fullcalendar/react";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import multiMonth from "@fullcalendar/react/multimonth";
import classic from "@fullcalendar/react/themes/classic";
import timeGrid from "@fullcalendar/react/timegrid";
import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/classic/theme.css";
import "@fullcalendar/react/themes/classic/palette.css";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import type { ItemOf } from "../../api/calls.ts";
import type { Campaign } from "../../api/campaign.ts";
import type { Slot } from "../../api/slots.ts";
import { spanOf } from "../../api/span.ts";
import { clockChanges } from "./clock-changes.ts";
import { type DaySum, isMovable, noteEvents, shiftDays, slotEvents, sumEvents } from "./events.ts";
import type { Marks } from "./marks.ts";
import { CALENDAR_VIEW, type CalendarView } from "./views.ts";
import { timeThere, zoneName } from "./zones.ts";

type Parts = Marks & {
  view: CalendarView;
  on: string;
  campaign: Campaign;
  slots: readonly Slot[];
  schedules: readonly ItemOf<"get /api/v1/campaigns/:campaignId/schedules">[];
  /** Opens a slot; with a wall time, to be moved there. */
  choose: (slotId: string, to?: string) => void;
  /** Shows a day with all that it has. */
  openDay: (day: string) => void;
};

const PLUGINS = [dayGrid, timeGrid, multiMonth, interaction, classic];
const QUARTER = { quarter: { type: "multiMonth", duration: { months: 3 } } };
// Thousands of slots in small cells would not be seen, only waited for: then each day says how many it has.
const MANY = 400;
const isSummed = (view: CalendarView, slots: readonly Slot[]) =>
  (view === "year" || view === "quarter") && slots.length > MANY;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The plan as a calendar: slots are dragged, or moved with Shift and the arrow keys, and never without being asked. */
export default function Calendar({ view, on, campaign, slots, schedules, choose, openDay, ...marks }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  const calendar = useRef<CalendarRef>(null);
  useEffect(() => calendar.current?.getApi().gotoDate(on), [on]);
  const mayMove = may("slot:move");
  const events = useMemo(() => {
    const span = spanOf(campaign, new Date());
    const changes = clockChanges(campaign.timeZone, span.from, span.until);
    const words = ({ minutes }: { minutes: number }) => t(minutes > 0 ? "plan.clocksOn" : "plan.clocksBack");
    const own = isSummed(view, slots) ? sumEvents(slots) : slotEvents(slots, mayMove);
    return [...own, ...noteEvents(schedules, changes, words)];
  }, [view, campaign, slots, schedules, mayMove, t]);

  const move = (event: KeyboardEvent) => {
    const days = STEPS[event.key];
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-slot]")?.dataset["slot"];
    const slot = slots.find((one) => one.id === id);
    if (!event.shiftKey || days === undefined || !slot || !mayMove || !isMovable(slot)) return;
    event.preventDefault();
    choose(slot.id, shiftDays(slot.wallTime, days));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the slots inside, which have the focus
    <div className="plan-calendar card" data-view={view} onKeyDown={move}>
      {mayMove && <p className="small quiet not-printed">{t("plan.how")}</p>}
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        views={QUARTER}
        initialView={CALENDAR_VIEW[view]}
        initialDate={on}
        timeZone="UTC"
        now={() => wallNow(campaign.timeZone)}
        locale="en-GB"
        firstDay={1}
        height="auto"
        headerToolbar={{ start: "title", center: "", end: "" }}
        events={events}
        eventInteractive={true}
        eventDisplay="block"
        eventTimeFormat={{ hour: "2-digit", minute: "2-digit", hour12: false }}
        dayMaxEvents={view === "month" ? 4 : false}
        // High enough cells for a slot below the number of its day; where two are, the second is behind a link.
        aspectRatio={view === "year" || view === "quarter" ? 0.75 : 1.35}
        multiMonthMaxColumns={3}
        singleMonthMinWidth={260}
        nowIndicator={true}
        allDaySlot={true}
        slotMinTime={firstHour(slots)}
        defaultTimedEventDuration="01:00"
        longPressDelay={350}
        noEventsContent={t("plan.nothing")}
        eventClass={classOf}
        eventDidMount={({ event, el }) => {
          const slot = event.extendedProps["slot"] as Slot | undefined;
          const sum = event.extendedProps["sum"] as DaySum | undefined;
          if (slot) el.dataset["slot"] = slot.id;
          if (sum) el.dataset["sum"] = sum.day;
        }}
        eventContent={(info) => <Content info={info} hasRoom={view === "month" || view === "week"} {...marks} />}
        eventClick={({ event }) => {
          const sum = event.extendedProps["sum"] as DaySum | undefined;
          if (event.extendedProps["slot"]) choose(event.id);
          if (sum) openDay(sum.day);
        }}
        eventDrop={({ event, revert }) => {
          const to = event.startStr.slice(0, 16);
          // Nothing moves before somebody saw what else would.
          revert();
          choose(event.id, to);
        }}
      />
    </div>
  );
}

// The week is as high as it is: a part that scrolls by itself is out of reach of the keys where nothing stands in it.
const EARLY = "06";
const firstHour = (slots: readonly Slot[]) =>
  `${slots.reduce((first, { wallTime }) => (wallTime.slice(11, 13) < first ? wallTime.slice(11, 13) : first), EARLY)}:00:00`;

function classOf({ event }: EventDisplayInfo): string {
  const { slot, sum, note } = event.extendedProps as { slot?: Slot; sum?: DaySum; note?: string };
  return slot || sum ? "plan-slot" : `plan-note plan-${note}`;
}

type ContentParts = Marks & { info: EventDisplayInfo; hasRoom: boolean };

function Content({ info: { event }, hasRoom, zones, clashes }: ContentParts) {
  const { t } = useTranslation();
  const { slot, sum } = event.extendedProps as { slot?: Slot; sum?: DaySum };
  if (sum) {
    return (
      <span className="plan-words">
        {sum.count}
        <span className="unseen">
          {" "}
          {t("plan.sum", { day: sum.day, state: t(`state.${sum.state}` as "state.planned") })}
        </span>
      </span>
    );
  }
  if (!slot) return <span className="plan-words">{event.title}</span>;
  return (
    <span className="plan-words">
      <span className="plan-time">{slot.wallTime.slice(11, 16)}</span> {event.title}{" "}
      <span className="plan-state">{t(`state.${slot.state}`)}</span>
      {slot.isShifted && <span className="plan-state"> {t("plan.shiftedShort")}</span>}
      {clashes.has(slot.id) && <span className="plan-state"> {t("plan.clash.short")}</span>}
      {hasRoom &&
        zones.map((zone) => (
          <span key={zone} className="plan-zone">
            {timeThere(slot.nominalAt, zone, slot.wallTime)} {zoneName(zone)}
          </span>
        ))}
    </span>
  );
}

const wallNow = (timeZone: string) => {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
    new Date(),
  );
  return `${text.replace(" ", "T")}Z`;
};
