import { Anchor, Button, CopyButton, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Campaign } from "../../api/campaign.ts";

/** The plan for a calendar program: as a file, as a subscription for the team, and where dates are public for anyone. */
export function Subscribe({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { origin } = window.location;
  const path = `/api/v1/campaigns/${campaign.id}/calendar`;
  const publicAddress = `${origin}/calendar.ics`;
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<CalendarPlus aria-hidden="true" size={18} />}>
        {t("plan.ics.name")}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t("plan.ics.title")}>
        <div className="stack">
          <section className="stack tight" aria-labelledby="ics-file">
            <h3 id="ics-file">{t("plan.ics.file")}</h3>
            <p>{t("plan.ics.fileMeans")}</p>
            <div>
              <Button component="a" href={path} download={`${campaign.slug}.ics`}>
                {t("plan.ics.download")}
              </Button>
            </div>
          </section>
          <section className="stack tight" aria-labelledby="ics-team">
            <h3 id="ics-team">{t("plan.ics.team")}</h3>
            <p>{t("plan.ics.teamMeans")}</p>
            <code>{origin + path}</code>
            <div className="row">
              <Copy address={origin + path} />
              <Anchor component={Link} to="/people/tokens" onClick={close}>
                {t("plan.ics.token")}
              </Anchor>
            </div>
            <p className="small quiet">{t("plan.ics.teamLimits")}</p>
          </section>
          <section className="stack tight" aria-labelledby="ics-link">
            <h3 id="ics-link">{t("plan.ics.link")}</h3>
            {campaign.announcesDates ? (
              <>
                <p>{t("plan.ics.linkMeans")}</p>
                <code>{publicAddress}</code>
                <div className="row">
                  <Copy address={publicAddress} />
                  <Anchor href={publicAddress.replace(/^https?:/, "webcal:")}>{t("plan.ics.open")}</Anchor>
                </div>
              </>
            ) : (
              <p className="quiet">{t("plan.ics.notPublic")}</p>
            )}
          </section>
        </div>
      </Modal>
    </>
  );
}

function Copy({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy} aria-live="polite">
          {t(copied ? "plan.ics.copied" : "plan.ics.copy")}
        </Button>
      )}
    </CopyButton>
  );
}
