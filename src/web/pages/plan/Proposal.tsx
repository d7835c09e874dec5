import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { wallWords } from "../../parts/times.ts";

type Schedule = ItemOf<"get /api/v1/campaigns/:campaignId/schedules">;

/** What the planner would place next, to be looked at and accepted. */
export function Proposal({ schedules }: { schedules: readonly Schedule[] }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open} disabled={schedules.length === 0}>
        {t("plan.propose")}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t("plan.proposal")} size="lg">
        <div className="stack">
          {schedules.map((schedule) => (
            <One key={schedule.id} schedule={schedule} close={close} />
          ))}
        </div>
      </Modal>
    </>
  );
}

function One({ schedule: { id: scheduleId, name }, close }: { schedule: Schedule; close: () => void }) {
  const { t } = useTranslation();
  const proposed = useAnswer("get /api/v1/schedules/:scheduleId/rollout", { params: { scheduleId } });
  const accept = useAct("post /api/v1/schedules/:scheduleId/rollout");
  const slots = proposed.data?.rollout.slots ?? [];
  return (
    <ActForm
      name={t("plan.accept", { name })}
      reason="none"
      isReady={slots.length > 0}
      said={t("plan.accepted")}
      done={close}
      act={() => accept.mutateAsync({ said: { params: { scheduleId } }, extra: { version: proposed.data?.version } })}
    >
      <Shown asked={proposed}>
        {({ rollout }) => (
          <>
            {rollout.slots.length === 0 && <p>{t("plan.nothingToPlace")}</p>}
            <ul className="plan-changes">
              {rollout.slots.map(({ episode, wallTime, shifted, notes }) => (
                <li key={`${episode.slug} ${wallTime}`}>
                  <strong>{episode.title}</strong>: {wallWords(wallTime)}
                  {shifted && ` (${t("plan.shiftedShort")})`}
                  {notes.map((note) => (
                    <span key={note} className="quiet small">
                      {" "}
                      {note}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            {rollout.unplaced.map(({ episode, message, remedy }) => (
              <p key={episode.slug} className="plan-hint tone-warn">
                {message}. {remedy.charAt(0).toUpperCase() + remedy.slice(1)}.
              </p>
            ))}
          </>
        )}
      </Shown>
    </ActForm>
  );
}
