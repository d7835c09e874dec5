import { Button, SegmentedControl } from "@mantine/core";
import { ChevronLeft, ChevronRight, Printer, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import type { Campaign } from "../../api/campaign.ts";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Loading } from "../../parts/states/Loading.tsx";
import { Agenda } from "./Agenda.tsx";
import { clashesIn } from "./clashes.ts";
import { Filters } from "./Filters.tsx";
import { Matrix } from "./Matrix.tsx";
import { Place } from "./Place.tsx";
import { Proposal } from "./Proposal.tsx";
import { SlotPanel } from "./SlotPanel.tsx";
import { Subscribe } from "./Subscribe.tsx";
import { today, usePlace } from "./use-place.ts";
import { usePlan, useZones } from "./use-plan.ts";
import { isCalendar, stepFrom, VIEWS } from "./views.ts";

const Calendar = lazy(() => import("./Calendar.tsx"));

/** The plan of a campaign: as a calendar to move things in, as a list, as a table. */
export function PlanOf({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const place = usePlace(campaign);
  const { view, on, filters, set } = place;
  const { slots, schedules, channels, shown } = usePlan(campaign, place);
  const { zones, setZones } = useZones(campaign);
  const clashes = useMemo(
    () => clashesIn(slots.data ?? [], { channels, schedules }),
    [slots.data, channels, schedules],
  );
  const marks = { zones, clashes };
  const choose = (id: string, to?: string) => set({ slot: id, to });
  const hasFilter = Object.values(filters).some((value) => value !== "");
  return (
    <Page
      title={t("plan.title")}
      about={t("plan.zone", { zone: campaign.timeZone.replaceAll("_", " ") })}
      actions={
        <>
          {may("slot:plan") && <Proposal schedules={schedules} />}
          <Subscribe campaign={campaign} />
          <Button
            variant="default"
            onClick={() => window.print()}
            leftSection={<Printer aria-hidden="true" size={18} />}
          >
            {t("plan.print")}
          </Button>
          <Button
            component={Link}
            to="/plan/settings"
            variant="default"
            leftSection={<SlidersHorizontal aria-hidden="true" size={18} />}
          >
            {t("plan.settings")}
          </Button>
        </>
      }
    >
      <div className="row plan-tools not-printed">
        <SegmentedControl
          aria-label={t("plan.view")}
          value={view}
          onChange={(next) => set({ view: next })}
          data={VIEWS.map((value) => ({ value, label: t(`plan.views.${value}`) }))}
        />
        {isCalendar(view) && (
          <div className="row">
            <Button variant="default" aria-label={t("plan.back")} onClick={() => set({ on: stepFrom(on, view, -1) })}>
              <ChevronLeft aria-hidden="true" />
            </Button>
            <Button variant="default" onClick={() => set({ on: today() })}>
              {t("plan.today")}
            </Button>
            <Button variant="default" aria-label={t("plan.on")} onClick={() => set({ on: stepFrom(on, view, 1) })}>
              <ChevronRight aria-hidden="true" />
            </Button>
          </div>
        )}
      </div>
      <Filters campaign={campaign} channels={channels} filters={filters} set={set} zones={zones} setZones={setZones} />
      <p className="unseen" role="status">
        {slots.data && t("plan.shown", { count: shown.length })}
      </p>
      {schedules.length === 0 && slots.data?.length === 0 && (
        <Empty
          title={t("plan.noSchedule")}
          action={
            may("slot:place") && (
              <Button component={Link} to="/plan/settings">
                {t("plan.makeSchedule")}
              </Button>
            )
          }
        >
          {t("plan.noScheduleWords")}
        </Empty>
      )}
      {hasFilter && slots.data && shown.length === 0 && view !== "matrix" && (
        <Empty
          title={t("plan.nothingFiltered")}
          action={
            <Button variant="default" onClick={() => set({ state: "", locale: "", channel: "" })}>
              {t("plan.noFilter")}
            </Button>
          }
        />
      )}
      <Shown asked={slots} lines={12}>
        {() => {
          if (view === "matrix")
            return <Matrix campaign={campaign} slots={shown} channels={channels} filters={filters} set={set} />;
          if (view === "agenda") return <Agenda campaign={campaign} slots={shown} choose={choose} {...marks} />;
          return (
            <Suspense fallback={<Loading lines={12} />}>
              <Calendar
                key={view}
                view={view}
                on={on}
                campaign={campaign}
                slots={shown}
                schedules={schedules}
                choose={choose}
                openDay={(day) => set({ view: "week", on: day })}
                {...marks}
              />
            </Suspense>
          );
        }}
      </Shown>
      <SlotPanel
        slotId={place.slotId}
        slots={slots.data ?? []}
        close={() => set({ slot: undefined, to: undefined })}
        {...marks}
      />
      <Place schedules={schedules} campaign={campaign} />
    </Page>
  );
}
