import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Redo2, Save, Send, Undo2, Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import type { Campaign } from "../../api/campaign.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { AskForVideo, SendToReview, TakeBack } from "./acts.tsx";
import type { Episode, Version } from "./script.ts";
import type { useFindings } from "./use-findings.ts";
import type { useScript } from "./use-script.ts";

type Parts = {
  episode: Episode;
  campaign: Campaign;
  locale: string;
  newest: Version | null;
  may: boolean;
  isDraft: boolean;
  written: ReturnType<typeof useScript>;
  findings: ReturnType<typeof useFindings>;
  openClash: () => void;
};

/** How the words stand, whether they are saved, and what can be done with all of them. */
export function Head({ episode, campaign, locale, newest, may, isDraft, written, findings, openClash }: Parts) {
  const { t } = useTranslation();
  const allowed = useMay();
  const [isSending, sending] = useDisclosure(false);
  const [isTakingBack, takingBack] = useDisclosure(false);
  const [isAsking, asking] = useDisclosure(false);
  const { saving, isChanged } = written;
  const locales = [...new Set([...campaign.locales, ...episode.scripts.map((one) => one.locale)])];
  const errors = findings.findings.filter(({ severity }) => severity === "error").length;
  return (
    <div className="card stack write-head">
      <div className="row apart">
        <nav className="row" aria-label={t("write.languages")}>
          <Link to="/write">{t("write.all")}</Link>
          {locales.map((one) => (
            <Link
              key={one}
              className="write-open"
              to={`/write/${episode.slug}/${one}`}
              aria-current={one === locale ? "page" : undefined}
            >
              {one}
            </Link>
          ))}
        </nav>
        <div className="row">
          {newest ? (
            <span className="row">
              <Mark state={newest.state} />{" "}
              <span className="small quiet">{t("write.version", { number: written.base.number })}</span>
            </span>
          ) : (
            <span className="small quiet">{t("write.none")}</span>
          )}
          <Mark
            state="findings"
            tone={errors > 0 ? "bad" : findings.findings.length > 0 ? "warn" : "good"}
            words={
              errors > 0
                ? t("write.errors", { count: errors })
                : t("write.warnings", { count: findings.findings.length })
            }
          />
        </div>
      </div>
      <div className="row apart">
        <p role="status" className={`write-saving ${saving}`}>
          {t(
            saving === "waiting" ? waitingFor({ isDraft, isWritable: findings.isWritable }) : `write.saving.${saving}`,
          )}
        </p>
        {may && (
          <div className="row">
            <Button
              variant="default"
              leftSection={<Undo2 aria-hidden="true" size={18} />}
              disabled={!written.canUndo}
              onClick={written.undo}
            >
              {t("write.undo")}
            </Button>
            <Button
              variant="default"
              leftSection={<Redo2 aria-hidden="true" size={18} />}
              disabled={!written.canRedo}
              onClick={written.redo}
            >
              {t("write.redo")}
            </Button>
            <Button
              variant="default"
              leftSection={<Save aria-hidden="true" size={18} />}
              loading={saving === "saving"}
              disabled={!isChanged || saving === "clash"}
              onClick={() => void written.save()}
            >
              {t("write.save")}
            </Button>
            {newest?.state === "in_review" && !isChanged ? (
              <Button variant="default" onClick={takingBack.open}>
                {t("write.takeBack")}
              </Button>
            ) : (
              <Button
                leftSection={<Send aria-hidden="true" size={18} />}
                disabled={saving === "clash" || !(isChanged || newest?.state === "draft")}
                onClick={sending.open}
              >
                {t("write.send")}
              </Button>
            )}
            {newest && allowed("render:request") && (
              <Button variant="default" leftSection={<Video aria-hidden="true" size={18} />} onClick={asking.open}>
                {t("write.video")}
              </Button>
            )}
          </div>
        )}
      </div>
      {!may && <p className="hint tone-calm">{t("write.readOnly")}</p>}
      {!written.isKept && (
        <p role="alert" className="hint tone-bad">
          {t("write.notKept")}
        </p>
      )}
      {saving === "clash" && (
        <div role="alert" className="hint tone-warn row apart">
          <span>{t("write.clash.words")}</span>
          <Button onClick={openClash}>{t("write.clash.open")}</Button>
        </div>
      )}
      {written.error != null && <Fault error={written.error} again={() => void written.save()} />}
      {findings.error && <p className="small quiet">{t("write.notLinted")}</p>}
      <Modal opened={isSending} onClose={sending.close} title={t("write.send")}>
        {isSending && <SendToReview {...{ written, newest, errors }} close={sending.close} />}
      </Modal>
      <Modal opened={isTakingBack} onClose={takingBack.close} title={t("write.takeBack")}>
        {isTakingBack && newest && <TakeBack versionId={newest.id} close={takingBack.close} />}
      </Modal>
      <Modal opened={isAsking} onClose={asking.close} title={t("write.video")}>
        {isAsking && newest && (
          <AskForVideo campaign={campaign} version={newest} isChanged={isChanged} close={asking.close} />
        )}
      </Modal>
    </div>
  );
}

type Why = { isDraft: boolean; isWritable: boolean };

/** Why what was typed is not saved yet. */
function waitingFor({ isDraft, isWritable }: Why) {
  if (!isWritable) return "write.saving.unwritable" as const;
  return isDraft ? ("write.saving.waiting" as const) : ("write.saving.told" as const);
}
