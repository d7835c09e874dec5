import { Popover } from "@mantine/core";
import { CircleQuestionMark } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import words from "../words/en.json";
import "./help.css";

type HelpName = keyof typeof words.help.of;
const isHelp = (name: string): name is HelpName => name in words.help.of;

/** What the page at this address is for, in five lines, behind a question mark. */
export function Help() {
  const { t } = useTranslation();
  const name = useLocation().pathname.split("/")[1] || "home";
  if (!isHelp(name)) return null;
  return (
    <Popover position="bottom-start" withArrow trapFocus returnFocus width="min(30rem, calc(100vw - 2rem))" shadow="md">
      <Popover.Target>
        <button type="button" className="help-way not-printed" aria-label={t("help.open")}>
          <CircleQuestionMark aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="help-lines" data-autofocus tabIndex={-1}>
          {t(`help.of.${name}`, { returnObjects: true }).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="small quiet">{t("help.keys")}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
