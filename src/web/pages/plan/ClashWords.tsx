import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clash } from "./clashes.ts";

/** What speaks against the time of a slot, a line each. */
export function ClashWords({ clashes = [] }: { clashes?: readonly Clash[] | undefined }) {
  const { t } = useTranslation();
  return clashes.map((clash) => {
    const words =
      clash.is === "near"
        ? t("plan.clash.near", clash)
        : clash.is === "full"
          ? t("plan.clash.full", clash)
          : t("plan.clash.off", clash);
    return (
      <span key={words} className="small plan-clash">
        <TriangleAlert aria-hidden="true" size={14} /> {words}
      </span>
    );
  });
}
