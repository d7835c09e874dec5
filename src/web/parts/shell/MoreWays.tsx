import { Drawer } from "@mantine/core";
import { CircleQuestionMark, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Bell } from "./Bell.tsx";
import { IN_REACH, PLACES } from "./places.ts";
import { ChosenCampaign } from "./SideBar.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

type Parts = { isOpen: boolean; close: () => void; openSearch: () => void; openHelp: () => void };

/** On a phone, the ways that are not within reach of the thumb. */
export default function MoreWays({ isOpen, close, openSearch, openHelp }: Parts) {
  const { t } = useTranslation();
  const after = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="bottom"
      classNames={{ content: "more-ways" }}
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
  );
}
