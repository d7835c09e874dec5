import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/account.ts";
import { useAct } from "../../../api/answers.ts";
import type { AnswerOf } from "../../../api/calls.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Mark } from "../../../parts/Mark.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { When } from "../../../parts/When.tsx";

type Installation = AnswerOf<"get /api/v1/installation">;
type What = "everything" | { campaignId: string };

/** Pauses everything or this campaign, with a reason, and starts it again. */
export function Pauses({ installation, campaign }: { installation: Installation; campaign: Campaign | null }) {
  const { t } = useTranslation();
  const { pausedAt, pauseReason } = installation;
  return (
    <Panel title={t("settings.pauses")} about={t("settings.pausesMean")}>
      <ul className="plain items">
        <Line what="everything" name={t("settings.everything")} pausedAt={pausedAt} reason={pauseReason} />
        {campaign && (
          <Line what={{ campaignId: campaign.id }} name={campaign.title} pausedAt={campaign.pausedAt} reason={null} />
        )}
      </ul>
    </Panel>
  );
}

type Parts = { what: What; name: string; pausedAt: string | null; reason: string | null };

function Line({ what, name, pausedAt, reason: why }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const pause = useAct("post /api/v1/pauses");
  const resume = useAct("post /api/v1/pauses/resume");
  const isPaused = pausedAt !== null;
  const act = t(isPaused ? "settings.resume" : "settings.pause");
  const close = () => setOpen(false);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{name}</strong>{" "}
          {isPaused && (
            <span className="small">
              {t("settings.pausedSince")} <When at={pausedAt} isAgo />
              {why && `: ${why}`}
            </span>
          )}
        </span>
        <Mark state={isPaused ? "held" : "confirmed"} words={t(isPaused ? "settings.paused" : "settings.runs")} />
        {may("pause:set") && (
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={`${act}: ${name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {act}
          </Button>
        )}
      </div>
      {isOpen && (
        <ActForm
          name={act}
          reason="needed"
          isDangerous={!isPaused}
          said={t(isPaused ? "settings.resumed" : "settings.isPaused", { name })}
          done={close}
          cancel={close}
          act={(reason) => (isPaused ? resume : pause).mutateAsync({ said: { body: { what, reason } } })}
        >
          <p>{t(isPaused ? "settings.resumeMeans" : "settings.pauseMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}
