import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import type { AnswerOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Secret } from "../../parts/Secret.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { makePasskey } from "./make-passkey.ts";

type Passkey = AnswerOf<"get /api/v1/account">["ways"]["passkeys"][number];
type Response = Parameters<
  ReturnType<typeof useAct<"post /api/v1/account/passkeys">>["mutateAsync"]
>[0]["said"]["body"];

/** One's own passkeys: each with its name and when it was last used. */
export function Passkeys({ passkeys, codesLeft }: { passkeys: readonly Passkey[]; codesLeft: number }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState("");
  const [codes, setCodes] = useState<string[]>([]);
  const keep = useAct("post /api/v1/account/passkeys");
  const add = async () => {
    const { body: options } = await ask("post /api/v1/account/passkeys/options", {});
    const words = { twice: t("account.passkeyTwice"), otherwise: t("account.passkeyRefused") };
    const response = (await makePasskey(options, words)) as Response["response"];
    await keep.mutateAsync({ said: { body: { name, response } } });
    // Whoever loses the device needs another way back in.
    if (codesLeft === 0) setCodes((await ask("post /api/v1/account/recovery-codes", {})).body.recoveryCodes);
  };
  const end = () => {
    setAdding(false);
    setName("");
  };
  return (
    <Panel
      title={t("account.passkeys")}
      about={t("account.passkeysMean")}
      action={!isAdding && <Button onClick={() => setAdding(true)}>{t("account.addPasskey")}</Button>}
    >
      {codes.length > 0 && <Secret says={t("account.codesOnce")} lines={codes} />}
      {passkeys.length === 0 && !isAdding && <Empty title={t("account.noPasskeys")} />}
      {passkeys.length > 0 && (
        <ul className="plain items">
          {passkeys.map((passkey) => (
            <Line key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {isAdding && (
        <ActForm
          name={t("account.addPasskey")}
          reason="none"
          isReady={name.trim() !== ""}
          said={t("account.passkeyAdded", { name })}
          done={end}
          cancel={end}
          act={add}
        >
          <TextInput
            label={t("account.deviceName")}
            description={t("account.deviceNameWhy")}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={60}
            required
            data-autofocus
          />
        </ActForm>
      )}
    </Panel>
  );
}

function Line({ passkey: { id: passkeyId, name, isSynced, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const [newName, setNewName] = useState(name);
  const rename = useAct("patch /api/v1/account/passkeys/:passkeyId");
  const remove = useAct("delete /api/v1/account/passkeys/:passkeyId");
  const params = { passkeyId };
  const close = () => setOpen(null);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{name}</strong> {isSynced && <span className="small quiet">{t("account.synced")}</span>}
          <br />
          <span className="quiet small">
            {t("account.addedAt")} <When at={createdAt} isAgo />
            {", "}
            {lastUsedAt ? (
              <>
                {t("people.lastUsed")} <When at={lastUsedAt} isAgo />
              </>
            ) : (
              t("account.neverUsed")
            )}
          </span>
        </span>
        <Button
          variant="default"
          aria-expanded={open === "rename"}
          aria-label={t("account.renameNamed", { name })}
          onClick={() => setOpen(open === "rename" ? null : "rename")}
        >
          {t("account.rename")}
        </Button>
        <Button
          variant="default"
          aria-expanded={open === "remove"}
          aria-label={t("account.removeNamed", { name })}
          onClick={() => setOpen(open === "remove" ? null : "remove")}
        >
          {t("account.remove")}
        </Button>
      </div>
      {open === "rename" && (
        <ActForm
          name={t("account.rename")}
          reason="none"
          isReady={newName.trim() !== ""}
          said={t("account.renamed", { name: newName })}
          done={close}
          cancel={close}
          act={() => rename.mutateAsync({ said: { params, body: { name: newName } } })}
        >
          <TextInput
            label={t("account.deviceName")}
            value={newName}
            onChange={({ currentTarget }) => setNewName(currentTarget.value)}
            maxLength={60}
            required
          />
        </ActForm>
      )}
      {open === "remove" && (
        <ActForm
          name={t("account.removeNamed", { name })}
          reason="none"
          isDangerous
          said={t("account.removed", { name })}
          done={close}
          cancel={close}
          act={() => remove.mutateAsync({ said: { params } })}
        >
          <p>{t("account.removeMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
