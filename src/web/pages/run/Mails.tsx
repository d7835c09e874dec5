import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { When } from "../../parts/When.tsx";

/** The newest mails and how they fared; the outbox page has them whole. */
export function Mails() {
  const { t } = useTranslation();
  const mails = useAnswer("get /api/v1/mails", { query: { limit: "10" } });
  return (
    <Panel title={t("run.mails")} action={<a href="/outbox">{t("run.outbox")}</a>}>
      <Shown asked={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("run.noMails")}</p>
          ) : (
            <ul className="plain stack tight">
              {items.map(({ id, subject, recipient, state, createdAt, failure }) => (
                <li key={id} className="row apart">
                  <span className="grow">
                    {subject}{" "}
                    <span className="quiet small">
                      {recipient}, <When at={createdAt} isAgo /> {failure}
                    </span>
                  </span>
                  <Mark state={state} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}
