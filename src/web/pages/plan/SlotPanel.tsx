import { Button, Drawer } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";
import type { Slot } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
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
import { ClashWords } from "./ClashWords.tsx";
import type { Marks } from "./marks.ts";
import { timeThere, zoneName } from "./zones.ts";

type Parts = Marks & { slotId: string | null; slots: readonly Slot[]; close: () => void };

const FORMS = { move: Move, hold: Hold, lift: Lift, skip: Skip, release: ReleaseNow, retract: Retract, decide: Decide };

/** One slot: when it is, how it stands, and what can be done with it. */
export function SlotPanel({ slotId, slots, close, ...marks }: Parts) {
  const { t } = useTranslation();
  const known = slots.find(({ id }) => id === slotId);
  // One that is not on the page, as a link of a mail may name it, is asked for.
  const asked = useAnswer(
    "get /api/v1/slots/:slotId",
    { params: { slotId: slotId ?? "" } },
    { isWanted: slotId !== null && !known },
  );
  const slot = known ?? asked.data;
  return (
    <Drawer
      opened={slotId !== null}
      onClose={close}
      position="right"
      size="lg"
      title={slot?.episodeTitle ?? t("plan.slot")}
      closeButtonProps={{ "aria-label": t("shell.close"), size: 44 }}
    >
      {slot ? (
        <Inside key={slot.id} slot={slot} close={close} {...marks} />
      ) : (
        slotId !== null && <Shown asked={asked}>{() => null}</Shown>
      )}
    </Drawer>
  );
}

function Inside({ slot, close, zones, clashes }: Marks & { slot: Slot; close: () => void }) {
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
        {zones.map((zone) => (
          <span key={zone} className="quiet small plan-zone">
            {t("plan.there", { when: timeThere(slot.nominalAt, zone, slot.wallTime), zone: zoneName(zone) })}
          </span>
        ))}
      </p>
      {clashes.has(slot.id) && (
        <div className="plan-hint tone-warn">
          <ClashWords clashes={clashes.get(slot.id)} />
        </div>
      )}
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
