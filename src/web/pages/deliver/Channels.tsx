import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";

type Channel = ItemOf<"get /api/v1/campaigns/:campaignId/channels">;

/** The channels of a campaign: what each can, what is missing, how much it may take today. */
export function Channels({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const channels = useAnswer("get /api/v1/campaigns/:campaignId/channels", { params: { campaignId } });
  return (
    <Panel title={t("deliver.channels")}>
      <Shown asked={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("deliver.noChannel")}>{t("deliver.noChannelWords")}</Empty>
          ) : (
            <ul className="plain channels">
              {items.map((channel) => (
                <One key={channel.id} channel={channel} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}

function One({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const may = useMay();
  const check = useAct("post /api/v1/channels/:channelId/check");
  const { id, name, kind, isActive, pausedAt, missingSecrets, abilities, sentToday, dailyCap } = channel;
  const able = abilities
    ? (["canSchedule", "canRetract", "canReadBack", "acceptsCaptions"] as const).filter((ability) => abilities[ability])
    : [];
  return (
    <li className="channel stack">
      <div className="row apart">
        <h3>{name}</h3>
        <Mark
          state={pausedAt ? "held" : isActive ? "confirmed" : "cancelled"}
          words={t(pausedAt ? "deliver.paused" : isActive ? "deliver.active" : "deliver.off")}
        />
      </div>
      <p className="quiet small">
        {kind.replaceAll("_", " ")}. {t("deliver.quota", { sent: sentToday, cap: dailyCap })}
      </p>
      {able.length > 0 && <p className="small">{able.map((ability) => t(`deliver.${ability}`)).join(", ")}</p>}
      {missingSecrets.length > 0 && (
        <p className="small tone-warn hint">{t("deliver.missing", { names: missingSecrets.join(", ") })}</p>
      )}
      {check.data && (
        <p role="status" className={`small hint tone-${check.data.isWorking ? "good" : "bad"}`}>
          {check.data.says}
        </p>
      )}
      {check.error && <Fault error={check.error} />}
      {may("channel:edit") && (
        <div>
          <Button
            variant="default"
            loading={check.isPending}
            onClick={() => check.mutate({ said: { params: { channelId: id } } })}
          >
            {t("deliver.check", { name })}
          </Button>
        </div>
      )}
    </li>
  );
}
