import { Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CircleQuestionMark, Ellipsis, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Bell, useUnread } from "./Bell.tsx";
import { PLACES } from "./places.ts";
import { ChosenCampaign } from "./SideBar.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

const IN_REACH = 4;

/** The ways to go, on a phone: four within reach of the thumb, the rest behind one more. */
export function BottomBar({ openSearch, openHelp }: { openSearch: () => void; openHelp: () => void }) {
  const { t } = useTranslation();
  const unread = useUnread();
  const [isOpen, { open, close }] = useDisclosure(false);
  const after = (act: () => void) => () => {
    close();
    act();
  };
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
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        size="auto"
        title={t("shell.more")}
        closeButtonProps={{ "aria-label": t("shell.close"), size: 44 }}
      >
        <div className="stack">
          <ChosenCampaign />
          <ul className="plain">
            {PLACES.slice(IN_REACH).map(({ name, to, icon: Icon }) => (
              <li key={name}>
                <NavLink to={to} className="way" onClick={close}>
                  <Icon aria-hidden="true" />
                  {t(`place.${name}`)}
                </NavLink>
              </li>
            ))}
            <li>
              <button type="button" className="way" onClick={after(openSearch)}>
                <Search aria-hidden="true" />
                {t("shell.search")}
              </button>
            </li>
            <li>
              <button type="button" className="way" onClick={after(openHelp)}>
                <CircleQuestionMark aria-hidden="true" />
                {t("shell.help")}
              </button>
            </li>
            <li>
              <Bell onClick={close} />
            </li>
            <li>
              <NavLink to="/account" className="way" onClick={close}>
                <UserRound aria-hidden="true" />
                {t("shell.account")}
              </NavLink>
            </li>
          </ul>
          <ThemeSwitch />
        </div>
      </Drawer>
    </nav>
  );
}
