import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import type { AnswerOf } from "../../../api/calls.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Mark } from "../../../parts/Mark.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Fault } from "../../../parts/states/Fault.tsx";

type Found = AnswerOf<"post /api/v1/installation/reconciliations">["found"][number];
const TONES = {
  live: "warn",
  armed: "wait",
  processing: "wait",
  with_person: "warn",
  absent: "good",
  unknown: "calm",
} as const;

/** After the database was put back: what is out there that it does not know of, and the way to tell it. */
export function Reconcile() {
  const { t } = useTranslation();
  const look = useAct("post /api/v1/installation/reconciliations");
  const found = look.data?.found;
  return (
    <Panel
      title={t("settings.reconcile")}
      about={t("settings.reconcileMeans")}
      action={
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate({ said: {} })}>
          {t("settings.compare")}
        </Button>
      }
    >
      {look.error && <Fault error={look.error} />}
      <div role="status">{found?.length === 0 && <p className="hint tone-good">{t("settings.nothingLost")}</p>}</div>
      {found && found.length > 0 && (
        <ul className="plain items">
          {found.map((one) => (
            <Line key={`${one.slotId}-${one.channelId}`} found={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Line({ found: { slotId, episode, channelId, channel, is, permalink } }: { found: Found }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const accept = useAct("post /api/v1/slots/:slotId/acceptances");
  const close = () => setOpen(false);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{episode}</strong> {channel}{" "}
          {permalink && (
            <a href={permalink} target="_blank" rel="noopener noreferrer">
              {t("deliver.see")}
            </a>
          )}
        </span>
        <Mark state={is} tone={TONES[is]} words={t(`settings.is.${is}`)} />
        {is !== "absent" && !isDone && (
          <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("settings.accept")}
          </Button>
        )}
      </div>
      {isOpen && (
        <ActForm
          name={t("settings.accept")}
          reason="needed"
          said={t("settings.accepted", { episode })}
          done={() => {
            setDone(true);
            close();
          }}
          cancel={close}
          act={(reason) =>
            accept.mutateAsync({
              said: { params: { slotId }, body: { reason, channels: [{ channelId, permalink }] } },
            })
          }
        >
          <p>{t("settings.acceptMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
