import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { When } from "../../parts/When.tsx";

const STUCK = ["kept", "failed", "unknown"];

/** One mail: to whom, how it fared, what it says, and the way to send it again. */
export function MailLine({ mail }: { mail: ItemOf<"get /api/v1/mails"> }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const again = useAct("post /api/v1/mails/:mailId/sendings");
  const { id: mailId, subject, recipient, text, state, createdAt, failure, tries } = mail;
  const close = () => setOpen(false);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{subject}</strong>{" "}
          <span className="quiet small">
            {recipient}, <When at={createdAt} isAgo />
          </span>
        </span>
        <Mark state={state} />
        {may("mail:send-again") && STUCK.includes(state) && (
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={t("run.sendNamed", { subject })}
            onClick={() => setOpen(!isOpen)}
          >
            {t("run.send")}
          </Button>
        )}
      </div>
      {failure && <p className="hint tone-bad">{t("run.mailFailure", { count: tries, failure })}</p>}
      <details>
        <summary className="facts-way">{t("run.mailText")}</summary>
        <p className="mail-text">{text}</p>
      </details>
      {isOpen && (
        <ActForm
          name={t("run.send")}
          reason="needed"
          said={t("run.sendSaid")}
          done={close}
          cancel={close}
          act={(reason) => again.mutateAsync({ said: { params: { mailId }, body: { reason } } })}
        >
          <p>{t(state === "unknown" ? "run.sendTwice" : "run.sendMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
