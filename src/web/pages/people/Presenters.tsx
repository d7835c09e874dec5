import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";

type Presenter = ItemOf<"get /api/v1/presenters">;
type Consent = Presenter["consents"][number];

/** Whose face and name are in the videos, and what each agreed to. */
export function Presenters() {
  const { t } = useTranslation();
  const presenters = useAll("get /api/v1/presenters", { query: { limit: "100" } });
  return (
    <Panel title={t("people.part.presenters")} about={t("people.consentMeans")}>
      <Shown asked={presenters}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("people.noPresenters")} />
          ) : (
            <ul className="plain people">
              {items.map(({ id, name, role, consents }) => (
                <li key={id} className="stack tight">
                  <h3>{name}</h3>
                  <p className="quiet small">{role}</p>
                  {consents.length === 0 && <Mark state="missing" words={t("people.noConsent")} />}
                  {consents.map((consent) => (
                    <ConsentLine key={consent.id} consent={consent} name={name} />
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}

function ConsentLine({ consent, name }: { consent: Consent; name: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useAct("post /api/v1/consents/:consentId/withdrawal");
  const { id: consentId, scope, channels, expiresAt, withdrawnAt } = consent;
  const isOver = withdrawnAt !== null || (expiresAt !== null && Date.parse(expiresAt) < Date.now());
  return (
    <div className="stack tight">
      <div className="row apart">
        <span>
          <Mark state={isOver ? "void" : "approved"} words={t(isOver ? "people.consentOver" : "people.consentHolds")} />{" "}
          <span className="small">
            {[scope, channels.join(", ")].filter(Boolean).join(": ")}{" "}
            {expiresAt && (
              <>
                {t("people.until")} <When at={expiresAt} />
              </>
            )}
          </span>
        </span>
        {!isOver && may("presenter:edit") && (
          <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
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
          act={(reason) => withdraw.mutateAsync({ said: { params: { consentId }, body: { reason } } })}
        >
          <p>{t("people.withdrawMeans")}</p>
        </ActForm>
      )}
    </div>
  );
}
