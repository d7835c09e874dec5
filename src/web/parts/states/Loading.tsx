import { useTranslation } from "react-i18next";
import "./states.css";

/** Holds the place of what is on its way, so that nothing jumps when it comes. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t("states.loading")}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} className="loading-line" />
      ))}
    </div>
  );
}
