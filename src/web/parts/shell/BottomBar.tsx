import { useDisclosure } from "@mantine/hooks";
import { Ellipsis } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Failing } from "../Failing.tsx";
import { useEver } from "../use-ever.ts";
import { useUnread } from "./Bell.tsx";
import { IN_REACH, PLACES } from "./places.ts";

const MoreWays = lazy(() => import("./MoreWays.tsx"));

/** The ways to go, on a phone: four within reach of the thumb, the rest behind one more. */
export function BottomBar({ openSearch, openHelp }: { openSearch: () => void; openHelp: () => void }) {
  const { t } = useTranslation();
  const unread = useUnread();
  const [isOpen, { open, close }] = useDisclosure(false);
  const wasOpen = useEver(isOpen);
  return (
    <nav className="bottom not-printed" aria-label={t("shell.ways")}>
      {PLACES.slice(0, IN_REACH).map(({ name, to, icon: Icon }) => (
        <NavLink key={name} to={to} end={to === "/"} className="bottom-way">
          <Icon aria-hidden="true" />
          {t(`place.${name}`)}
        </NavLink>
      ))}
      <button type="button" className="bottom-way" onClick={open} aria-haspopup="dialog">
        <Ellipsis aria-hidden="true" />
        <span className={unread ? "has-news" : undefined}>
          {t("shell.more")}
          {unread ? <span className="unseen">, {t("notifications.some", { count: unread })}</span> : null}
        </span>
      </button>
      <Failing>
        <Suspense fallback={null}>
          {wasOpen && <MoreWays isOpen={isOpen} close={close} openSearch={openSearch} openHelp={openHelp} />}
        </Suspense>
      </Failing>
    </nav>
  );
}
