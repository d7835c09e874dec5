import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAll, useAnswer } from "../../api/answers.ts";
import { actorWords } from "../../parts/actor-words.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { When } from "../../parts/When.tsx";

/** The newest entries of the record. */
export function Audit() {
  const { t } = useTranslation();
  const entries = useAnswer("get /api/v1/audit/entries", { query: { limit: "8" } }, { everyMs: 30_000 });
  const people = useAll("get /api/v1/people", { query: { limit: "100" } });
  return (
    <Panel title={t("home.audit")} action={<Link to="/people/audit">{t("home.auditAll")}</Link>}>
      <Shown asked={entries}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("home.auditNone")}</p>
          ) : (
            <ol className="plain happened">
              {items.map(({ seq, at, actor, action, reason }) => (
                <li key={seq}>
                  <span>
                    <strong>{actorWords(actor, people.data ?? [])}</strong>{" "}
                    {action.replace(".", ": ").replaceAll("-", " ")}
                  </span>
                  {reason && <span className="small">{reason}</span>}
                  <span className="quiet small">
                    <When at={at} isAgo />
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </Panel>
  );
}
