import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { When } from "../../parts/When.tsx";

type Open = (deliveryId: string) => void;

/** What waits for a person. Nothing is shown where nothing waits. */
export function Tasks({ openDelivery }: { openDelivery: Open }) {
  const { t } = useTranslation();
  const tasks = useAll("get /api/v1/tasks", { query: { limit: "50" } });
  if (!tasks.data && !tasks.error) return null;
  if (tasks.data?.length === 0) return null;
  return (
    <Panel title={t("deliver.tasks")}>
      <Shown asked={tasks}>
        {(items) => (
          <ul className="plain stack">
            {items.map((task) => (
              <Task key={task.id} task={task} openDelivery={openDelivery} />
            ))}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}

function Task({ task, openDelivery }: { task: ItemOf<"get /api/v1/tasks">; openDelivery: Open }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isClosing, setClosing] = useState(false);
  const close = useAct("post /api/v1/tasks/:taskId/close");
  const { id: taskId, reason, episode, channel, deliveryId, createdAt } = task;
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{[episode?.title, channel].filter(Boolean).join(", ")}</strong> {reason}{" "}
          <span className="quiet small">
            <When at={createdAt} isAgo />
          </span>
        </span>
        {deliveryId && (
          <Button variant="default" onClick={() => openDelivery(deliveryId)}>
            {t("deliver.look")}
          </Button>
        )}
        {may("task:close") && (
          <Button variant="default" aria-expanded={isClosing} onClick={() => setClosing(!isClosing)}>
            {t("deliver.close")}
          </Button>
        )}
      </div>
      {isClosing && (
        <ActForm
          name={t("deliver.close")}
          reason="needed"
          said={t("deliver.closed")}
          done={() => setClosing(false)}
          act={(words) => close.mutateAsync({ said: { params: { taskId }, body: { reason: words } } })}
        >
          <p>{t("deliver.closeMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
