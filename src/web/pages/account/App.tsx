import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { QrCode } from "../../parts/QrCode.tsx";
import { Secret } from "../../parts/Secret.tsx";
import { Fault } from "../../parts/states/Fault.tsx";

/** The authenticator app beside a password: set up with a code of it, removed after a look at what that means. */
export function App({ hasApp }: { hasApp: boolean }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [isRemoving, setRemoving] = useState(false);
  const begin = useAct("post /api/v1/account/totp");
  const confirm = useAct("post /api/v1/account/totp/confirm");
  const remove = useAct("delete /api/v1/account/totp");
  const begun = hasApp ? undefined : begin.data;
  const stop = () => {
    begin.reset();
    setCode("");
  };
  return (
    <Panel
      title={t("account.app")}
      about={t("account.appMeans")}
      action={
        hasApp ? (
          <span className="row">
            <Mark state="confirmed" words={t("account.isOn")} />
            <Button variant="default" aria-expanded={isRemoving} onClick={() => setRemoving(!isRemoving)}>
              {t("account.removeApp")}
            </Button>
          </span>
        ) : (
          !begun && (
            <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate({ said: {} })}>
              {t("account.setUpApp")}
            </Button>
          )
        )
      }
    >
      {begin.error && <Fault error={begin.error} />}
      {confirm.data && hasApp && <Secret says={t("account.codesOnce")} lines={confirm.data.recoveryCodes} />}
      {begun && (
        <>
          <QrCode text={begun.address} name={t("account.appPicture")} />
          <Secret says={t("account.appSecret")} lines={[begun.secret.replace(/(.{4})(?=.)/g, "$1 ")]} />
          <p>
            <a href={begun.address}>{t("account.appOpen")}</a>
          </p>
          <ActForm
            name={t("account.confirmApp")}
            reason="none"
            isReady={code.trim().length >= 6}
            said={t("account.appOn")}
            done={() => setCode("")}
            cancel={stop}
            act={() => confirm.mutateAsync({ said: { body: { code: code.replaceAll(" ", "") } } })}
          >
            <TextInput
              label={t("account.code")}
              description={t("account.codeWhy")}
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              required
            />
          </ActForm>
        </>
      )}
      {isRemoving && hasApp && (
        <ActForm
          name={t("account.removeApp")}
          reason="none"
          isDangerous
          said={t("account.appOff")}
          done={() => setRemoving(false)}
          cancel={() => setRemoving(false)}
          act={() => remove.mutateAsync({ said: {} })}
        >
          <p>{t("account.removeAppMeans")}</p>
        </ActForm>
      )}
    </Panel>
  );
}
