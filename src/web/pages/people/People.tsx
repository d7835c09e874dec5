import { useTranslation } from "react-i18next";
import { Route, Routes } from "react-router";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { Page } from "../../parts/Page.tsx";
import { Tabs } from "../../parts/Tabs.tsx";
import { AuditExplorer } from "./AuditExplorer.tsx";
import { Persons } from "./Persons.tsx";
import { Presenters } from "./Presenters.tsx";
import { Sources } from "./Sources.tsx";
import { Settings } from "./settings/Settings.tsx";
import { Tokens } from "./Tokens.tsx";
import "./people.css";

const PARTS = [
  ["/people", "persons"],
  ["/people/presenters", "presenters"],
  ["/people/sources", "sources"],
  ["/people/tokens", "tokens"],
  ["/people/audit", "audit"],
  ["/people/settings", "settings"],
] as const;

/** Who works here and what was done: people, presenters, sources, tokens, the record, and what stops all releases. */
export default function People() {
  const { t } = useTranslation();
  return (
    <Page title={t("people.title")} about={t("people.about")}>
      <Tabs label={t("people.parts")} tabs={PARTS.map(([to, name]) => ({ to, words: t(`people.part.${name}`) }))} />
      <Routes>
        <Route index element={<Persons />} />
        <Route path="presenters" element={<Presenters />} />
        <Route path="sources" element={<Sources />} />
        <Route path="tokens" element={<Tokens />} />
        <Route path="audit" element={<AuditExplorer />} />
        <Route path="settings" element={<Settings />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Page>
  );
}
