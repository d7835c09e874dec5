import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** One's own password: set, changed, or removed by whoever signs in with passkeys alone. */
export function Password({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"set" | "remove" | null>(null);
  const [password, setPassword] = useState("");
  const save = useAct("put /api/v1/account/password");
  const remove = useAct("delete /api/v1/account/password");
  const close = () => {
    setOpen(null);
    setPassword("");
    save.reset();
  };
  const fault = save.error instanceof ProblemError ? save.error.fields["password"] : undefined;
  const setName = hasPassword ? t("account.changePassword") : t("account.setPassword");
  return (
    <Panel
      title={t("account.password")}
      about={t("account.passwordMeans")}
      action={
        <span className="row">
          {hasPassword && <Mark state="confirmed" words={t("account.isOn")} />}
          <Button
            variant="default"
            aria-expanded={open === "set"}
            onClick={() => setOpen(open === "set" ? null : "set")}
          >
            {setName}
          </Button>
          {hasPassword && (
            <Button
              variant="default"
              aria-expanded={open === "remove"}
              onClick={() => setOpen(open === "remove" ? null : "remove")}
            >
              {t("account.removePassword")}
            </Button>
          )}
        </span>
      }
    >
      {open === "set" && (
        <ActForm
          name={setName}
          reason="none"
          isReady={password !== ""}
          said={t("account.passwordSaved")}
          done={close}
          cancel={close}
          act={() => save.mutateAsync({ said: { body: { password } } })}
        >
          <PasswordInput
            size="md"
            label={t("account.newPassword")}
            description={t("account.newPasswordWhy")}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={fault}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t("account.showPassword"), size: 40 }}
            required
          />
        </ActForm>
      )}
      {open === "remove" && (
        <ActForm
          name={t("account.removePassword")}
          reason="none"
          isDangerous
          said={t("account.passwordRemoved")}
          done={close}
          cancel={close}
          act={() => remove.mutateAsync({ said: {} })}
        >
          <p>{t("account.removePasswordMeans")}</p>
        </ActForm>
      )}
    </Panel>
  );
}
