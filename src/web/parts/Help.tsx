import { CircleQuestionMark } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import words from "../words/en.json";
import "./help.css";

type HelpName = keyof typeof words.help.of;
const isHelp = (name: string): name is HelpName => name in words.help.of;

/** What the page at this address is for, in five lines, behind a question mark. */
export function Help() {
  const { t } = useTranslation();
  const id = useId();
  const name = useLocation().pathname.split("/")[1] || "home";
  if (!isHelp(name)) return null;
  return (
    <>
      <button
        type="button"
        className="help-way not-printed"
        aria-label={t("help.open")}
        aria-haspopup="dialog"
        popoverTarget={id}
      >
        <CircleQuestionMark aria-hidden="true" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("help.open")}
        className="help"
        tabIndex={-1}
        onToggle={({ newState, currentTarget }) => newState === "open" && currentTarget.focus()}
      >
        <ul className="help-lines">
          {t(`help.of.${name}`, { returnObjects: true }).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="small quiet">{t("help.keys")}</p>
      </div>
    </>
  );
}
