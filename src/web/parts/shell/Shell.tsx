import { useDisclosure, useNetwork } from "@mantine/hooks";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";
import { useCampaign } from "../../api/campaign.ts";
import { Failing } from "../Failing.tsx";
import { Loading } from "../states/Loading.tsx";
import { useEver } from "../use-ever.ts";
import { BottomBar } from "./BottomBar.tsx";
import { SideBar } from "./SideBar.tsx";
import { Tour } from "./Tour.tsx";
import { useKeys } from "./use-keys.ts";
import "./shell.css";

const Palette = lazy(() => import("./Palette.tsx"));
const Shortcuts = lazy(() => import("./Shortcuts.tsx"));

/** What stands around every page: the ways to go, the search, and what all pages have to say. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname, state } = useLocation();
  const main = useRef<HTMLElement>(null);
  const [isHelpOpen, help] = useDisclosure(false);
  const wasHelpOpen = useEver(isHelpOpen);
  const [isSearchOpen, search] = useDisclosure(false);
  useKeys({ help: help.open, search: search.open });
  useFocusOnMove(pathname, main, state?.keepsFocus === true);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <SideBar openSearch={search.open} openHelp={help.open} />
      <div className="shell-body">
        <Notices />
        <Tour />
        <main id="main" ref={main} tabIndex={-1} className="shell-main">
          <Failing key={pathname.split("/")[1]}>
            <Suspense fallback={<Loading lines={6} />}>
              <Outlet />
            </Suspense>
          </Failing>
        </main>
      </div>
      <BottomBar openSearch={search.open} openHelp={help.open} />
      <Failing>
        <Suspense fallback={null}>
          {wasHelpOpen && <Shortcuts isOpen={isHelpOpen} close={help.close} />}
          {isSearchOpen && <Palette close={search.close} />}
        </Suspense>
      </Failing>
    </div>
  );
}

// A reader of the screen hears that the page is another one, and the next Tab goes into it.
function useFocusOnMove(pathname: string, main: { current: HTMLElement | null }, keepsFocus: boolean): void {
  const last = useRef(pathname);
  useEffect(() => {
    const [before, now] = [last.current.split("/")[1], pathname.split("/")[1]];
    last.current = pathname;
    if (before !== now && !keepsFocus) main.current?.focus();
  }, [pathname, main, keepsFocus]);
}

function Notices() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const { campaign } = useCampaign();
  return (
    <div aria-live="polite">
      {!online && <p className="notice tone-warn">{t("shell.offline")}</p>}
      {campaign?.isDemo && <p className="notice tone-wait not-printed">{t("shell.demo")}</p>}
      {campaign?.pausedAt && <p className="notice tone-warn">{t("shell.paused")}</p>}
    </div>
  );
}
