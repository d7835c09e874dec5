import { Button, Drawer } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";
import type { Slot } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { timeWords, wallWords } from "../../parts/times.ts";
import { When } from "../../parts/When.tsx";
import { Decide } from "./acts/Decide.tsx";
import { Hold } from "./acts/Hold.tsx";
import { Lift } from "./acts/Lift.tsx";
import { Move } from "./acts/Move.tsx";
import { ReleaseNow } from "./acts/ReleaseNow.tsx";
import { Retract } from "./acts/Retract.tsx";
import { Skip } from "./acts/Skip.tsx";
import { type Act, actsFor } from "./acts-for.ts";

const FORMS = { move: Move, hold: Hold, lift: Lift, skip: Skip, release: ReleaseNow, retract: Retract, decide: Decide };

/** One slot: when it is, how it stands, and what can be done with it. */
export function SlotPanel({ slot, close }: { slot: Slot | undefined; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={slot !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={slot?.episodeTitle}
      closeButtonProps={{ "aria-label": t("shell.close"), size: 44 }}
    >
      {slot && <Inside key={slot.id} slot={slot} close={close} />}
    </Drawer>
  );
}

function Inside({ slot, close }: { slot: Slot; close: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [search] = useSearchParams();
  const to = search.get("to");
  const [act, setAct] = useState<Act | null>(to ? "move" : null);
  useEffect(() => {
    if (to) setAct("move");
  }, [to]);
  const holds = useAnswer("get /api/v1/holds", { query: { campaignId: slot.campaignId, limit: "100" } });
  const own = (holds.data?.items ?? []).filter(({ slotId }) => slotId === slot.id);
  const acts = actsFor(slot, { may, isHeld: own.length > 0 });
  const Form = act && FORMS[act];
  return (
    <div className="stack">
      <div className="row">
        <Mark state={slot.state} />
        {slot.isLate && <Mark state="missed" words={t("plan.late")} />}
      </div>
      <p>
        {wallWords(slot.wallTime)} <span className="quiet">({slot.timeZone.replaceAll("_", " ")})</span>
        <br />
        <span className="quiet small">{t("plan.here", { when: timeWords(slot.dueAt) })}</span>
      </p>
      {slot.isShifted && <p className="plan-hint tone-warn">{t("plan.shifted")}</p>}
      {slot.stateReason && <p className="plan-hint tone-calm">{slot.stateReason}</p>}
      {own.map(({ id, reason, owner, expiresAt }) => (
        <p key={id} className="plan-hint tone-warn">
          {t("plan.heldBy", { reason, name: owner?.name ?? t("plan.aJob") })}{" "}
          {expiresAt && <When at={expiresAt} isAgo />}
        </p>
      ))}
      <p className="row">
        <Link to={`/write/${slot.episodeSlug}`}>{t("plan.toScript")}</Link>
        {slot.releaseId && <Link to={`/deliver?release=${slot.releaseId}`}>{t("plan.toRelease")}</Link>}
      </p>
      {acts.length === 0 && <p className="quiet">{t("plan.noActs")}</p>}
      <div className="row">
        {acts.map((name) => (
          <Button
            key={name}
            variant={act === name ? "light" : "default"}
            aria-expanded={act === name}
            onClick={() => setAct(act === name ? null : name)}
          >
            {t(`act.${name}.name`)}
          </Button>
        ))}
      </div>
      {Form && <Form slot={slot} to={to} holds={own} done={close} />}
    </div>
  );
}
