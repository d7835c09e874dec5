import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/campaign.ts";
import type { Slot } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { ClashWords } from "./ClashWords.tsx";
import type { Marks } from "./marks.ts";
import { byMonth, type Month as MonthOf } from "./months.ts";
import { useComesIntoView } from "./use-comes-into-view.ts";
import { timeThere, zoneName } from "./zones.ts";

type Parts = Marks & { campaign: Campaign; slots: readonly Slot[]; choose: (slotId: string) => void };

/** The plan as a list, month by month; the way that is printed best. */
export function Agenda({ campaign, slots, choose, ...marks }: Parts) {
  const { t } = useTranslation();
  const months = byMonth(slots);
  if (months.length === 0) return <Empty title={t("plan.nothing")} />;
  return (
    <div className="stack agenda">
      <h2 className="printed">{campaign.title}</h2>
      {months.map((month) => (
        <Month key={month.name} month={month} choose={choose} {...marks} />
      ))}
    </div>
  );
}

type MonthParts = Marks & { month: MonthOf<Slot>; choose: (slotId: string) => void };

// A year of thousands of slots is laid out month by month, as one comes to it; all of it when it is printed.
function Month({ month: { name, words, slots }, choose, zones, clashes }: MonthParts) {
  const { t } = useTranslation();
  const { ref, hasCome } = useComesIntoView<HTMLElement>();
  return (
    <section
      className="card agenda-month"
      aria-labelledby={`month-${name}`}
      ref={ref}
      style={hasCome ? undefined : { minBlockSize: `${4 + slots.length * 3.25}rem` }}
    >
      <h2 id={`month-${name}`}>{words}</h2>
      {hasCome && (
        <ul className="plain">
          {slots.map((slot, place) => {
            const day = slot.wallTime.slice(0, 10);
            const isSameDay = slots[place - 1]?.wallTime.slice(0, 10) === day;
            return (
              <li key={slot.id} className="agenda-line">
                <span className="agenda-day">{isSameDay ? "" : dayOf(day)}</span>
                <span className="agenda-time">
                  <strong>{slot.wallTime.slice(11, 16)}</strong>
                  {zones.map((zone) => (
                    <span key={zone} className="quiet small agenda-zone">
                      {timeThere(slot.nominalAt, zone, slot.wallTime)} {zoneName(zone)}
                    </span>
                  ))}
                </span>
                <span className="grow">
                  <button type="button" className="plan-link" data-slot={slot.id} onClick={() => choose(slot.id)}>
                    {slot.episodeTitle}
                  </button>
                  {slot.isShifted && <span className="small quiet"> {t("plan.shiftedShort")}</span>}
                  <ClashWords clashes={clashes.get(slot.id)} />
                </span>
                <Mark state={slot.state} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

const dayForm = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", timeZone: "UTC" });
const dayOf = (day: string) => dayForm.format(new Date(`${day}T00:00:00Z`));
