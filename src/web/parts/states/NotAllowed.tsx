import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import "./states.css";

/** Says that this is not for whoever is signed in, and who gives the right to it. */
export function NotAllowed({ words }: { words?: string }) {
  const { t } = useTranslation();
  return (
    <div className="fault calm" role="note">
      <Lock aria-hidden="true" />
      <div>
        <p>{t("states.notAllowed")}</p>
        <p className="small quiet">{words ?? t("states.askAdmin")}</p>
      </div>
    </div>
  );
}
