import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { When } from "../../parts/When.tsx";

type Consent = ItemOf<"get /api/v1/presenters">["consents"][number];

/** One consent: what was agreed to, for where and how long, whether it holds, and the way to take it back. */
export function ConsentLine({ consent, name }: { consent: Consent; name: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useAct("post /api/v1/consents/:consentId/withdrawal");
  const { id: consentId, scope, channels, grantedAt, expiresAt, withdrawnAt } = consent;
  const isOver = withdrawnAt !== null || (expiresAt !== null && Date.parse(expiresAt) < Date.now());
  const state = withdrawnAt ? "withdrawnState" : isOver ? "consentOver" : "consentHolds";
  return (
    <div className="stack tight consent">
      <div className="row apart">
        <span className="grow">
          <Mark state={isOver ? "void" : "approved"} words={t(`people.${state}`)} />{" "}
          <span className="small">
            {scope}
            <br />
            <span className="quiet">
              {channels.map((channel) => t(`people.channel.${channel as "gallery"}`)).join(", ")}; {t("people.since")}{" "}
              <When at={grantedAt} />
              {(withdrawnAt ?? expiresAt) && (
                <>
                  , {t(withdrawnAt ? "people.withdrawnAt" : "people.until")}{" "}
                  <When at={withdrawnAt ?? expiresAt ?? ""} />
                </>
              )}
            </span>
          </span>
        </span>
        {!isOver && may("presenter:edit") && (
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={t("people.withdrawNamed", { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t("people.withdraw")}
          </Button>
        )}
      </div>
      {isOpen && (
        <ActForm
          name={t("people.withdraw")}
          reason="needed"
          isDangerous
          said={t("people.withdrawn", { name })}
          done={() => setOpen(false)}
          cancel={() => setOpen(false)}
          act={(reason) => withdraw.mutateAsync({ said: { params: { consentId }, body: { reason } } })}
        >
          <p>{t("people.withdrawMeans")}</p>
        </ActForm>
      )}
    </div>
  );
}
