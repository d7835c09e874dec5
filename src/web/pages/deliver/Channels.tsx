import { Button, Drawer } from "@mantine/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { Abilities } from "./Abilities.tsx";
import { ChannelForm } from "./ChannelForm.tsx";
import type { Channel } from "./channel.ts";
import { Secrets } from "./Secrets.tsx";

/** The channels of a campaign: what each can, what is missing, how much it may take today. */
export function Channels({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, setOpened] = useState<"new" | string | null>(null);
  const params = { campaignId: campaign.id };
  const channels = useAnswer("get /api/v1/campaigns/:campaignId/channels", { params });
  const chosen = channels.data?.items.find(({ id }) => id === opened);
  return (
    <Panel
      title={t("deliver.channels")}
      action={
        may("channel:edit") && (
          <Button
            variant="default"
            onClick={() => setOpened("new")}
            leftSection={<Plus aria-hidden="true" size={18} />}
          >
            {t("deliver.add")}
          </Button>
        )
      }
    >
      <Shown asked={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("deliver.noChannel")}>{t("deliver.noChannelWords")}</Empty>
          ) : (
            <ul className="plain channels">
              {items.map((channel) => (
                <One key={channel.id} channel={channel} open={() => setOpened(channel.id)} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size="lg"
        title={chosen ? chosen.name : t("deliver.add")}
        closeButtonProps={{ "aria-label": t("shell.close"), size: 44 }}
      >
        {opened === "new" && <ChannelForm campaign={campaign} done={({ id }) => setOpened(id)} />}
        {chosen && (
          <div className="stack" key={chosen.id}>
            <section className="stack tight" aria-labelledby="channel-secrets">
              <h3 id="channel-secrets">{t("deliver.secret.title")}</h3>
              <Secrets channel={chosen} />
            </section>
            <Connection channel={chosen} />
            <ChannelForm key={chosen.version} campaign={campaign} channel={chosen} done={() => setOpened(null)} />
          </div>
        )}
      </Drawer>
    </Panel>
  );
}

function One({ channel, open }: { channel: Channel; open: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { name, kind, isActive, pausedAt, missingSecrets, abilities, sentToday, dailyCap } = channel;
  return (
    <li className="channel stack">
      <div className="row apart">
        <h3>{name}</h3>
        <Mark
          state={pausedAt ? "held" : isActive ? "confirmed" : "cancelled"}
          words={t(pausedAt ? "deliver.paused" : isActive ? "deliver.active" : "deliver.off")}
        />
      </div>
      <div>
        <p className="quiet small">{t(`deliver.kinds.${kind}`)}</p>
        <Quota sent={sentToday} cap={dailyCap} name={name} />
      </div>
      {abilities ? <Abilities abilities={abilities} /> : <p className="hint tone-warn small">{t("deliver.noKind")}</p>}
      {missingSecrets.length > 0 && (
        <p className="small tone-warn hint">{t("deliver.missing", { names: missingSecrets.join(", ") })}</p>
      )}
      {may("channel:edit") && (
        <div className="stack tight channel-acts">
          <Connection channel={channel} />
          <div>
            <Button variant="default" onClick={open}>
              {t("deliver.edit")}
              <span className="unseen"> {name}</span>
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Quota({ sent, cap, name }: { sent: number; cap: number; name: string }) {
  const { t } = useTranslation();
  return (
    <div className="small">
      <meter min={0} max={cap} value={Math.min(sent, cap)} aria-label={t("deliver.quotaOf", { name })} />{" "}
      {t("deliver.quota", { sent, cap })}
    </div>
  );
}

/** Tries a channel without publishing anything, and says what came of it. */
function Connection({ channel: { id, name } }: { channel: Channel }) {
  const { t } = useTranslation();
  const check = useAct("post /api/v1/channels/:channelId/check");
  return (
    <div className="stack tight">
      <div>
        <Button
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ said: { params: { channelId: id } } })}
        >
          {t("deliver.check", { name })}
        </Button>
      </div>
      {check.data && (
        <p role="status" className={`small hint tone-${check.data.isWorking ? "good" : "bad"}`}>
          {check.data.says}
        </p>
      )}
      {check.error && <Fault error={check.error} />}
    </div>
  );
}
