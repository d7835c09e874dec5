import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Secret } from "../../parts/Secret.tsx";

/** Codes for the day on which the device is lost: how many are left, and new ones. */
export function Codes({ left }: { left: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const make = useAct("post /api/v1/account/recovery-codes");
  const close = () => setOpen(false);
  return (
    <Panel
      title={t("account.codes")}
      about={t("account.codesMean")}
      action={
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("account.makeCodes")}
        </Button>
      }
    >
      <p>{t("account.codesLeft", { count: left })}</p>
      {make.data && <Secret says={t("account.codesOnce")} lines={make.data.recoveryCodes} />}
      {isOpen && (
        <ActForm
          name={t("account.makeCodes")}
          reason="none"
          said={t("account.codesMade")}
          done={close}
          cancel={close}
          act={() => make.mutateAsync({ said: {} })}
        >
          <p>{t("account.makeCodesMeans")}</p>
        </ActForm>
      )}
    </Panel>
  );
}
