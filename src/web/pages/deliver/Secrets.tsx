import { Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";
import type { Channel } from "./channel.ts";
import { settingName } from "./setting-fields.ts";

/** The secrets of a channel: whether each is there, and a field to enter another. None is ever shown. */
export function Secrets({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const { secrets, missingSecrets } = channel;
  const names = [...missingSecrets, ...secrets.map(({ name }) => name)];
  if (names.length === 0) return <p className="quiet">{t("deliver.secret.none")}</p>;
  return (
    <div className="stack">
      <p className="small quiet">{t("deliver.secret.means")}</p>
      {names.map((name) => (
        <Secret
          key={name}
          channel={channel}
          name={name}
          keptAt={secrets.find((one) => one.name === name)?.updatedAt ?? null}
        />
      ))}
    </div>
  );
}

function Secret({ channel, name, keptAt }: { channel: Channel; name: string; keptAt: string | null }) {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const keep = useAct("put /api/v1/channels/:channelId/secrets/:name");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const params = { channelId: channel.id, name };
    try {
      await keep.mutateAsync({ said: { params, body: { value } } });
    } catch {
      // It stands in `keep.error`, and what was typed stays.
      return;
    }
    setValue("");
    notifications.show({ message: t("deliver.secret.kept", { name: settingName(name), channel: channel.name }) });
  };
  return (
    <form className="secret" onSubmit={send} aria-label={settingName(name)}>
      <PasswordInput
        size="md"
        label={settingName(name)}
        description={
          keptAt === null ? (
            t("deliver.secret.missing")
          ) : (
            <>
              {t("deliver.secret.there")} <When at={keptAt} isAgo />
            </>
          )
        }
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": t("deliver.secret.look"), tabIndex: 0 }}
      />
      <Button type="submit" variant="default" loading={keep.isPending} disabled={value === ""}>
        {t(keptAt === null ? "deliver.secret.keep" : "deliver.secret.replace")}
      </Button>
      {keep.error && <Fault error={keep.error} />}
    </form>
  );
}
