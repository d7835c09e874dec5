import { NativeSelect } from "@mantine/core";
import { CircleQuestionMark, Search, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { useAccount } from "../../api/account.ts";
import { useCampaign } from "../../api/campaign.ts";
import { Bell } from "./Bell.tsx";
import { PLACES } from "./places.ts";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

type Parts = { openSearch: () => void; openHelp: () => void };

/** The ways to go, on a wide screen. */
export function SideBar({ openSearch, openHelp }: Parts) {
  const { t } = useTranslation();
  const { data: account } = useAccount();
  return (
    <aside className="side not-printed" aria-label={t("shell.name")}>
      <Link to="/" className="brand">
        <img src="/assets/icon.svg" alt="" width="32" height="32" />
        {t("shell.name")}
      </Link>
      <ChosenCampaign />
      <button type="button" className="way" onClick={openSearch} aria-keyshortcuts="Control+K">
        <Search aria-hidden="true" />
        <span className="grow">{t("shell.search")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav aria-label={t("shell.ways")}>
        <ul className="plain">
          {PLACES.map(({ name, to, icon: Icon }) => (
            <li key={name}>
              <NavLink to={to} end={to === "/"} className="way">
                <Icon aria-hidden="true" />
                {t(`place.${name}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="side-end">
        <div className="row">
          <ThemeSwitch />
          <button type="button" className="way round" onClick={openHelp} aria-label={t("shell.help")}>
            <CircleQuestionMark aria-hidden="true" />
          </button>
        </div>
        <Bell />
        {account && (
          <NavLink className="way" to="/account">
            <UserRound aria-hidden="true" />
            <span className="grow">
              {account.person.name}
              <span className="small quiet who">
                {account.session.roles.map((role) => t(`role.${role}`)).join(", ")}
              </span>
            </span>
          </NavLink>
        )}
      </div>
    </aside>
  );
}

/** Which campaign all pages are about, where there is a choice. */
export function ChosenCampaign() {
  const { t } = useTranslation();
  const { campaigns, campaign, choose } = useCampaign();
  if (!campaign) return null;
  if (campaigns?.length === 1) return <p className="one-campaign">{campaign.title}</p>;
  return (
    <NativeSelect
      aria-label={t("shell.campaign")}
      value={campaign.id}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={(campaigns ?? []).map(({ id, title }) => ({ value: id, label: title }))}
    />
  );
}
