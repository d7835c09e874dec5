import { useTranslation } from "react-i18next";
import { Route, Routes } from "react-router";
import { useMay } from "../../api/account.ts";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { Page } from "../../parts/Page.tsx";
import { Tabs } from "../../parts/Tabs.tsx";
import { Health } from "./Health.tsx";
import { Mails } from "./Mails.tsx";
import { Renders } from "./Renders.tsx";
import { Storage } from "./Storage.tsx";
import { Stuck } from "./Stuck.tsx";
import "./run.css";

/** What the machine does: renders, what got stuck, its room and its copies, and mails. */
export default function Run() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Page title={t("run.title")} about={t("run.about")}>
      <Health />
      <Tabs
        label={t("run.parts")}
        tabs={[
          { to: "/run", words: t("run.renders") },
          { to: "/run/stuck", words: t("run.stuck") },
          { to: "/run/storage", words: t("run.storage") },
          ...(may("mail:read") ? [{ to: "/run/mails", words: t("run.mails") }] : []),
        ]}
      />
      <Routes>
        <Route index element={<Renders />} />
        <Route path="stuck" element={<Stuck />} />
        <Route path="storage" element={<Storage />} />
        <Route path="mails" element={<Mails />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Page>
  );
}
