import { Button } from "@mantine/core";
import { CircleAlert, Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAround } from "./around.ts";
import type { Finding } from "./findings.ts";
import { fixFor } from "./fixes.ts";
import { placeName } from "./words.ts";
import "./notes.css";

/** What is wrong in a place, what would be right, and a button where that can be done without changing what is said. */
export function Notes({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const { script, isLocked, replace } = useAround();
  if (findings.length === 0) return null;
  return (
    <ul className="plain stack tight">
      {findings.map((finding) => {
        const { rule, severity, path, says, instead } = finding;
        const fix = isLocked ? null : fixFor(finding, script);
        const Icon = severity === "error" ? CircleAlert : Info;
        return (
          <li key={`${rule} ${path} ${says}`} className={`write-note tone-${severity === "error" ? "bad" : "warn"}`}>
            <Icon aria-hidden="true" size={18} />
            <div className="stack tight">
              <p>
                <span className="unseen">{t(`write.severity.${severity}`)}: </span>
                <strong>{placeName(path)}</strong> {says}
                {rule && <span className="write-rule">{rule}</span>}
              </p>
              {instead && <p className="small">{t("write.instead", { words: instead })}</p>}
              {fix && (
                <div>
                  <Button variant="default" size="compact-md" className="tall" onClick={() => replace(fix.script)}>
                    {t(`write.fix.${fix.name}`)}
                  </Button>
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
