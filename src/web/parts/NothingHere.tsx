import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Page } from "./Page.tsx";
import { Empty } from "./states/Empty.tsx";

/** An address that leads nowhere. */
export function NothingHere() {
  const { t } = useTranslation();
  return (
    <Page title={t("nothing.title")}>
      <Empty title={t("nothing.words")} action={<Link to="/">{t("nothing.home")}</Link>} />
    </Page>
  );
}
