import { useTranslation } from "react-i18next";

export const VIEWS = ["scenes", "translate", "yaml", "versions", "files"] as const;
export type View = (typeof VIEWS)[number];

/** The ways to look at one script. */
export function ViewTabs({
  view,
  show,
  hasOriginal,
}: {
  view: View;
  show: (view: View) => void;
  hasOriginal: boolean;
}) {
  const { t } = useTranslation();
  return (
    <nav className="write-tabs" aria-label={t("write.ways")}>
      {VIEWS.filter((one) => one !== "translate" || hasOriginal).map((one) => (
        <button
          key={one}
          type="button"
          className="write-tab"
          aria-current={one === view ? "page" : undefined}
          onClick={() => show(one)}
        >
          {t(`write.way.${one}`)}
        </button>
      ))}
    </nav>
  );
}
