import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import type { Version } from "./script.ts";
import type { useScript } from "./use-script.ts";

type Sending = { written: ReturnType<typeof useScript>; newest: Version | null; errors: number; close: () => void };

/** Saves what is typed and sends exactly that to the security reviewers. */
export function SendToReview({ written, newest, errors, close }: Sending) {
  const { t } = useTranslation();
  const submit = useAct("post /api/v1/script-versions/:versionId/submission");
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <ActForm
      name={t("write.send")}
      reason="none"
      said={t("write.sent")}
      done={close}
      act={async () => {
        const versionId = written.isChanged ? (await written.save())?.versionId : (saved ?? newest?.id);
        if (!versionId) throw new Error("What was typed is not saved.");
        setSaved(versionId);
        await submit.mutateAsync({ said: { params: { versionId } } });
      }}
    >
      <p>{t("write.sendMeans")}</p>
      {errors > 0 && <p className="hint tone-bad">{t("write.sendErrors", { count: errors })}</p>}
    </ActForm>
  );
}

/** Takes words back that reviewers have before them. */
export function TakeBack({ versionId, close }: { versionId: string; close: () => void }) {
  const { t } = useTranslation();
  const withdraw = useAct("post /api/v1/script-versions/:versionId/withdrawal");
  return (
    <ActForm
      name={t("write.takeBack")}
      reason="needed"
      said={t("write.tookBack")}
      done={close}
      act={(reason) => withdraw.mutateAsync({ said: { params: { versionId }, body: { reason } } })}
    >
      <p>{t("write.takeBackMeans")}</p>
    </ActForm>
  );
}

type Asking = { campaign: Campaign; version: Version; isChanged: boolean; close: () => void };

/** Asks for the finished video of the newest version, in the formats of the campaign. */
export function AskForVideo({ campaign, version, isChanged, close }: Asking) {
  const { t } = useTranslation();
  const [formats, setFormats] = useState<string[]>(campaign.formats);
  const render = useAct("post /api/v1/script-versions/:versionId/renders");
  return (
    <ActForm
      name={t("write.video")}
      reason="none"
      isReady={formats.length > 0}
      said={t("write.videoAsked")}
      done={close}
      act={async () => {
        for (const format of campaign.formats.filter((one) => formats.includes(one))) {
          const said = { params: { versionId: version.id }, body: { format, quality: "final" as const } };
          await render.mutateAsync({ said });
        }
      }}
    >
      <p>{t("write.videoMeans", { number: version.number })}</p>
      {isChanged && <p className="hint tone-warn">{t("write.videoOld")}</p>}
      <Checkbox.Group label={t("write.formats")} value={formats} onChange={setFormats}>
        <div className="stack tight">
          {campaign.formats.map((format) => (
            <Checkbox key={format} size="md" value={format} label={t(`write.format.${format}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </ActForm>
  );
}
