import { useTranslation } from "react-i18next";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { checksOf } from "./checks.ts";
import type { Reviewed } from "./reviewed.ts";

/** What a decision rests on: each fact with its source, what was let pass and why, and what was measured of the file. */
export function Basis({ review: { claims, script, video } }: { review: Reviewed }) {
  const { t } = useTranslation();
  const checks = checksOf(video.facts);
  return (
    <>
      <Panel title={t("review.facts.title")} about={t("review.facts.about")}>
        {claims.length === 0 ? (
          <Empty title={t("review.facts.none")} />
        ) : (
          <ul className="plain stack">
            {claims.map(({ key, text, source, isOverdue, recalled }) => (
              <li key={key} className="stack tight">
                <span lang={script.locale} dir="auto">
                  {text}
                </span>
                <span className="small">
                  <a href={source.url} target="_blank" rel="noopener noreferrer">
                    {source.publisher}: {source.title}
                  </a>{" "}
                  <span className="quiet">
                    {t("review.facts.read", { on: source.readOn, next: source.nextCheckOn })}
                  </span>
                </span>
                {(recalled || isOverdue) && (
                  <span>
                    <Mark state="held" words={recalled ?? t("review.facts.overdue")} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {script.suppressions.length > 0 && (
          <>
            <h3>{t("review.facts.suppressed")}</h3>
            <ul className="stack tight">
              {script.suppressions.map(({ rule, scene, reason, reviewer }) => (
                <li key={`${rule} ${scene ?? ""}`} className="small">
                  {rule} {scene}: {reason} ({reviewer})
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel title={t("review.checks.title")} about={t("review.checks.about")} action={<Mark state={video.state} />}>
        {checks.length === 0 ? (
          <Empty title={t("review.checks.none")} />
        ) : (
          <details>
            <summary>{t("review.checks.all", { count: checks.length })}</summary>
            <dl className="checks small">
              {checks.map(({ name, value }) => (
                <div key={name}>
                  <dt className="quiet">{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </Panel>
    </>
  );
}
