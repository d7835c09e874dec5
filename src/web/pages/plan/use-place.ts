import { useSearchParams } from "react-router";
import type { Campaign } from "../../api/campaign.ts";
import { isView, type View } from "./views.ts";

type Changes = Partial<
  Record<"view" | "on" | "state" | "locale" | "channel" | "slot" | "to" | "episode", string | undefined>
>;

/** Where one is in the plan stands in the address: it can be sent to somebody, and Back goes back. */
export function usePlace(campaign: Campaign) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get("view");
  const view: View = isView(wanted) ? wanted : window.innerWidth < 640 ? "agenda" : "month";
  const day = search.get("on") ?? (today() < campaign.startsOn ? campaign.startsOn : today());
  const set = (changes: Changes) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  return {
    view,
    on: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : today(),
    filters: {
      state: search.get("state") ?? "",
      locale: search.get("locale") ?? "",
      channel: search.get("channel") ?? "",
    },
    slotId: search.get("slot"),
    set,
  };
}

export const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());
