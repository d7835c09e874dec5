import { Checkbox, Drawer, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { AnswerOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { When } from "../../parts/When.tsx";

type Delivery = AnswerOf<"get /api/v1/deliveries/:deliveryId">;

/** One delivery: each try, what it left behind, and what a person can do where it is stuck. */
export function DeliveryPanel({ deliveryId, close }: { deliveryId: string | null; close: () => void }) {
  const { t } = useTranslation();
  const asked = useAnswer(
    "get /api/v1/deliveries/:deliveryId",
    { params: { deliveryId: deliveryId ?? "" } },
    { isWanted: deliveryId !== null },
  );
  return (
    <Drawer
      opened={deliveryId !== null}
      onClose={close}
      position="right"
      size="lg"
      title={asked.data ? `${asked.data.episode.title}, ${asked.data.channel.name}` : t("states.loading")}
      closeButtonProps={{ "aria-label": t("shell.close"), size: 44 }}
    >
      <Shown asked={asked}>{(delivery) => <Inside delivery={delivery} close={close} />}</Shown>
    </Drawer>
  );
}

function Inside({ delivery, close }: { delivery: Delivery; close: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id, state, failure, mayHaveArrived, tries, evidence } = delivery;
  return (
    <div className="stack">
      <div>
        <Mark state={state} />
      </div>
      {failure && <p>{failure}</p>}
      {mayHaveArrived && <p className="hint tone-warn">{t("deliver.mayHaveArrived")}</p>}
      <h3>{t("deliver.tries")}</h3>
      <ol className="plain stack tight">
        {tries.map(({ at, action, reason }) => (
          <li key={`${at} ${action}`}>
            <When at={at} /> {action.replace(".", ": ").replaceAll("-", " ")}
            {reason && <span className="quiet small"> {reason}</span>}
          </li>
        ))}
      </ol>
      {Object.keys(evidence).length > 0 && (
        <dl className="evidence">
          {Object.entries(evidence).map(([name, value]) => (
            <div key={name}>
              <dt className="quiet small">{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {may("delivery:retry", { state }) && <Retry id={id} close={close} />}
      {may("delivery:confirm", { state }) && <Confirm id={id} close={close} />}
    </div>
  );
}

function Retry({ id: deliveryId, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const [isAbsent, setAbsent] = useState(false);
  const retry = useAct("post /api/v1/deliveries/:deliveryId/retry");
  return (
    <ActForm
      name={t("deliver.retry")}
      reason="needed"
      said={t("deliver.retried")}
      done={close}
      act={(reason) => retry.mutateAsync({ said: { params: { deliveryId }, body: { reason, isAbsent } } })}
    >
      <p>{t("deliver.retryMeans")}</p>
      <Checkbox
        size="md"
        label={t("deliver.absent")}
        checked={isAbsent}
        onChange={({ currentTarget }) => setAbsent(currentTarget.checked)}
      />
    </ActForm>
  );
}

function Confirm({ id: deliveryId, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState("");
  const confirm = useAct("post /api/v1/deliveries/:deliveryId/confirmation");
  return (
    <ActForm
      name={t("deliver.confirm")}
      reason="none"
      isReady={url !== ""}
      said={t("deliver.confirmed")}
      done={close}
      act={() => confirm.mutateAsync({ said: { params: { deliveryId }, body: { url } } })}
    >
      <TextInput
        type="url"
        label={t("deliver.url")}
        value={url}
        onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        required
      />
    </ActForm>
  );
}
