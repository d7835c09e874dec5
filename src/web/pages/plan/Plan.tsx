import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { ChevronLeft, ChevronRight, Printer } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";
import { type Campaign, useCampaign } from "../../api/campaign.ts";
import { useSlots } from "../../api/slots.ts";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Loading } from "../../parts/states/Loading.tsx";
import { Matrix } from "./Matrix.tsx";
import { Proposal } from "./Proposal.tsx";
import { SlotPanel } from "./SlotPanel.tsx";
import { isView, stepFrom, VIEWS, type View } from "./views.ts";
import "./plan.css";

const Calendar = lazy(() => import("./Calendar.tsx"));
const STATES = ["planned", "scheduled", "held", "released", "missed", "skipped", "retracted"] as const;

/** When each episode goes out: as a calendar to move things in, as a list, as a table. */
export default function Plan() {
  const { t } = useTranslation();
  const { campaign, isPending } = useCampaign();
  if (isPending) return <Loading lines={8} />;
  if (!campaign) {
    return (
      <Page title={t("plan.title")}>
        <Empty title={t("noCampaign.title")}>{t("noCampaign.words")}</Empty>
      </Page>
    );
  }
  return <PlanOf campaign={campaign} />;
}

function PlanOf({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const slots = useSlots(campaign);
  const params = { campaignId: campaign.id };
  const schedules = useAnswer("get /api/v1/campaigns/:campaignId/schedules", { params });
  const { view, on, state, slotId, set } = usePlace(campaign);
  const chosen = slots.data?.find(({ id }) => id === slotId);
  const shown = (slots.data ?? []).filter((slot) => state === "" || slot.state === state);
  return (
    <Page
      title={t("plan.title")}
      about={t("plan.zone", { zone: campaign.timeZone.replaceAll("_", " ") })}
      actions={
        <>
          {may("slot:plan") && <Proposal schedules={schedules.data?.items ?? []} />}
          <Button
            variant="default"
            onClick={() => window.print()}
            leftSection={<Printer aria-hidden="true" size={18} />}
          >
            {t("plan.print")}
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
        {view !== "matrix" && view !== "agenda" && (
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
        {view !== "matrix" && (
          <NativeSelect
            aria-label={t("plan.state")}
            value={state}
            onChange={({ currentTarget }) => set({ state: currentTarget.value })}
            data={[
              { value: "", label: t("plan.anyState") },
              ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
        )}
      </div>
      <Shown asked={slots} lines={12}>
        {(all) =>
          view === "matrix" ? (
            <Matrix campaign={campaign} slots={all} choose={(id) => set({ slot: id })} />
          ) : (
            <Suspense fallback={<Loading lines={12} />}>
              <Calendar
                key={view}
                view={view}
                on={on}
                campaign={campaign}
                slots={shown}
                schedules={schedules.data?.items ?? []}
                choose={(id, to) => set({ slot: id, to })}
              />
            </Suspense>
          )
        }
      </Shown>
      <SlotPanel slot={chosen} close={() => set({ slot: undefined, to: undefined })} />
    </Page>
  );
}

type Place = { view?: string; on?: string; state?: string; slot?: string | undefined; to?: string | undefined };

// Where one is in the plan stands in the address: it can be sent to somebody, and Back goes back.
function usePlace(campaign: Campaign) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get("view");
  const view: View = isView(wanted) ? wanted : window.innerWidth < 640 ? "agenda" : "month";
  const day = search.get("on") ?? (today() < campaign.startsOn ? campaign.startsOn : today());
  const set = (changes: Place) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  const on = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : today();
  return { view, on, state: search.get("state") ?? "", slotId: search.get("slot"), set };
}

const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());
