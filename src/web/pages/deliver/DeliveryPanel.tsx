import { Checkbox, Drawer, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { AnswerOf } from "../../api/calls.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { When } from "../../parts/When.tsx";
import { Kit } from "./Kit.tsx";
import { settingName } from "./setting-fields.ts";

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

const TOLD = ["todo", "checklist"];

function Inside({ delivery, close }: { delivery: Delivery; close: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id, state, failure, mayHaveArrived, tries, evidence, permalink, confirmedAt } = delivery;
  const { todo, checklist } = evidence;
  const { releaseId } = delivery;
  const release = useAnswer("get /api/v1/releases/:releaseId", { params: { releaseId } });
  // Nothing of it arrived: its slot is missed, and there somebody decides.
  const isLost = release.data?.state === "failed";
  const isOpen = release.data !== undefined && !isLost;
  const written = Object.entries(evidence).filter(([name]) => !TOLD.includes(name));
  const isLeft = state === "with_person" || state === "retracting";
  return (
    <div className="stack">
      <div className="row">
        <Mark state={state} />
        {permalink && (
          <a href={permalink} target="_blank" rel="noopener noreferrer">
            {t("deliver.see")}
          </a>
        )}
        {confirmedAt && (
          <span className="small quiet">
            {t("deliver.readBack")} <When at={confirmedAt} />
          </span>
        )}
      </div>
      {failure && <p className="hint tone-bad">{failure}</p>}
      {mayHaveArrived && state !== "confirmed" && !isLeft && (
        <p className="hint tone-warn">{t("deliver.mayHaveArrived")}</p>
      )}
      {isLeft && todo && <p className="hint tone-wait">{todo}</p>}
      {isLeft && checklist && <Kit deliveryId={id} checklist={checklist} />}
      {isLost && (
        <p className="hint tone-warn">
          {t("deliver.lost")} <Link to={`/plan?slot=${release.data?.slotId}`}>{t("deliver.decide")}</Link>
        </p>
      )}
      {isOpen &&
        may("delivery:confirm", { state }) &&
        (state === "retracting" ? <Removed id={id} close={close} /> : <Confirm id={id} close={close} />)}
      {isOpen && may("delivery:retry", { state }) && <Retry delivery={delivery} close={close} />}
      <section className="stack tight" aria-labelledby="tries">
        <h3 id="tries">{t("deliver.tries", { count: tries.length })}</h3>
        {tries.length === 0 && <p className="quiet">{t("deliver.noTry")}</p>}
        <ol className="plain stack tight">
          {tries.map(({ at, action, reason }) => (
            <li key={`${at} ${action}`}>
              <When at={at} /> {action.replace(".", ": ").replaceAll("-", " ")}
              {reason && <span className="quiet small"> {reason}</span>}
            </li>
          ))}
        </ol>
      </section>
      {written.length > 0 && (
        <section className="stack tight" aria-labelledby="evidence">
          <h3 id="evidence">{t("deliver.evidence")}</h3>
          <dl className="evidence">
            {written.map(([name, value]) => (
              <div key={name}>
                <dt className="quiet small">{settingName(name)}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function Retry({ delivery: { id: deliveryId, mayHaveArrived }, close }: { delivery: Delivery; close: () => void }) {
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
      {mayHaveArrived && (
        <Checkbox
          size="md"
          label={t("deliver.absent")}
          checked={isAbsent}
          onChange={({ currentTarget }) => setAbsent(currentTarget.checked)}
        />
      )}
    </ActForm>
  );
}

function Removed({ id: deliveryId, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const remove = useAct("post /api/v1/deliveries/:deliveryId/removal");
  return (
    <ActForm
      name={t("deliver.gone")}
      reason="none"
      said={t("deliver.isGone")}
      done={close}
      act={() => remove.mutateAsync({ said: { params: { deliveryId } } })}
    >
      <p>{t("deliver.goneMeans")}</p>
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
      <p>{t("deliver.confirmMeans")}</p>
      <TextInput
        type="url"
        label={t("deliver.url")}
        placeholder="https://"
        value={url}
        error={confirm.error instanceof ProblemError ? confirm.error.fields["url"] : undefined}
        onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        required
      />
    </ActForm>
  );
}
