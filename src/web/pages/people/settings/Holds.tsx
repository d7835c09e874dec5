import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../api/account.ts";
import { useAct, useAll } from "../../../api/answers.ts";
import { ask } from "../../../api/ask.ts";
import type { ItemOf } from "../../../api/calls.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { When } from "../../../parts/When.tsx";

type Hold = ItemOf<"get /api/v1/holds">;

/** Everything that stops releases now, and what would go out without it. */
export function Holds() {
  const { t } = useTranslation();
  const holds = useAll("get /api/v1/holds", { query: { limit: "100" } });
  return (
    <Panel title={t("settings.holds")} about={t("settings.holdsMean")}>
      <Shown asked={holds} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="quiet">{t("settings.noHolds")}</p>
          ) : (
            <ul className="plain items">
              {items.map((hold) => (
                <Line key={hold.id} hold={hold} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}

function scopeWords(hold: Hold): "slot" | "channel" | "episode" | "campaign" | "locale" | "all" {
  if (hold.slotId) return "slot";
  if (hold.channelId) return "channel";
  if (hold.episodeId) return "episode";
  if (hold.locale) return "locale";
  return hold.campaignId ? "campaign" : "all";
}

function Line({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { reason, owner, job, slotId, createdAt, isAccuracy } = hold;
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{t(`settings.holdOn.${scopeWords(hold)}`)}</strong> {reason}
          <br />
          <span className="quiet small">
            {owner?.name ?? job ?? t("plan.aJob")}, <When at={createdAt} isAgo />
          </span>
        </span>
        {slotId && <Link to={`/plan?slot=${slotId}`}>{t("settings.toSlot")}</Link>}
        {may(isAccuracy ? "hold:lift-accuracy" : "hold:lift") && (
          <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("settings.lift")}
          </Button>
        )}
      </div>
      {isOpen && <Lift holdId={hold.id} close={() => setOpen(false)} />}
    </li>
  );
}

function Lift({ holdId, close }: { holdId: string; close: () => void }) {
  const { t } = useTranslation();
  const params = { holdId };
  const lift = useAct("post /api/v1/holds/:holdId/lift");
  const foreseen = useQuery({
    queryKey: ["lift", holdId],
    queryFn: async ({ signal }) => {
      const body = { reason: t("act.lift.look"), dryRun: true };
      return (await ask("post /api/v1/holds/:holdId/lift", { params, body }, { signal })).body;
    },
  });
  return (
    <ActForm
      name={t("settings.lift")}
      reason="needed"
      isDangerous
      isReady={foreseen.data !== undefined}
      said={t("settings.lifted")}
      done={close}
      cancel={close}
      act={(reason) => lift.mutateAsync({ said: { params, body: { reason, dryRun: false } } })}
    >
      <Shown asked={foreseen} lines={2}>
        {({ consequences }) =>
          consequences.length === 0 ? (
            <p>{t("settings.liftsNothing")}</p>
          ) : (
            <ul>
              {consequences.map(({ slotId, episode, dueAt, becomes }) => (
                <li key={slotId}>
                  {episode}: {becomes}, <When at={dueAt} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </ActForm>
  );
}
