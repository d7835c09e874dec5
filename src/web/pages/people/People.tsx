import { useTranslation } from "react-i18next";
import { NavLink, Route, Routes } from "react-router";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { Page } from "../../parts/Page.tsx";
import { AuditExplorer } from "./AuditExplorer.tsx";
import { Persons } from "./Persons.tsx";
import { Presenters } from "./Presenters.tsx";
import { Tokens } from "./Tokens.tsx";
import "./people.css";

const PARTS = [
  ["", "persons"],
  ["presenters", "presenters"],
  ["tokens", "tokens"],
  ["audit", "audit"],
] as const;

/** Who works here and what was done: people, presenters and their consent, tokens, the record. */
export default function People() {
  const { t } = useTranslation();
  return (
    <Page title={t("people.title")} about={t("people.about")}>
      <nav aria-label={t("people.parts")} className="tabs not-printed">
        {PARTS.map(([to, name]) => (
          <NavLink key={name} to={to === "" ? "/people" : `/people/${to}`} end={to === ""} className="tab">
            {t(`people.part.${name}`)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Persons />} />
        <Route path="presenters" element={<Presenters />} />
        <Route path="tokens" element={<Tokens />} />
        <Route path="audit" element={<AuditExplorer />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Page>
  );
}
