import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAccount } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Fault } from "../../parts/states/Fault.tsx";

/** Whether one's own name stands in public beside what one approves. */
export function Naming() {
  const { t } = useTranslation();
  const account = useAccount();
  const choose = useAct("put /api/v1/account/naming");
  return (
    <Panel title={t("account.naming")} about={t("account.namingMeans")}>
      <Shown asked={account} lines={1}>
        {({ person }) => (
          <Switch
            size="md"
            label={t("account.isNamed", { name: person.name })}
            description={t(person.isNamed ? "account.namedNow" : "account.roleNow")}
            checked={person.isNamed}
            disabled={choose.isPending}
            onChange={({ currentTarget }) => choose.mutate({ said: { body: { isNamed: currentTarget.checked } } })}
          />
        )}
      </Shown>
      {choose.error && <Fault error={choose.error} />}
    </Panel>
  );
}
