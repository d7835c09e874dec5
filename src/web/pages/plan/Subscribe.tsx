import { Anchor, Button, CopyButton, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/campaign.ts";
import type { Slot } from "../../api/slots.ts";

/** The plan for the calendar program of whoever wants it: as a file, and where dates are public, as a subscription. */
export function Subscribe({ campaign, slots }: { campaign: Campaign; slots: readonly Slot[] }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const address = `${window.location.origin}/calendar.ics`;
  const download = async () => {
    const { planCalendar } = await import("./plan-calendar.ts");
    const text = planCalendar(campaign, slots, { now: new Date(), origin: window.location.origin });
    const url = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${campaign.slug}.ics` });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<CalendarPlus aria-hidden="true" size={18} />}>
        {t("plan.ics.name")}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t("plan.ics.title")}>
        <div className="stack">
          <section className="stack tight" aria-labelledby="ics-file">
            <h3 id="ics-file">{t("plan.ics.file")}</h3>
            <p>{t("plan.ics.fileMeans", { count: slots.length })}</p>
            <div>
              <Button onClick={download}>{t("plan.ics.download")}</Button>
            </div>
          </section>
          <section className="stack tight" aria-labelledby="ics-link">
            <h3 id="ics-link">{t("plan.ics.link")}</h3>
            {campaign.announcesDates ? (
              <>
                <p>{t("plan.ics.linkMeans")}</p>
                <code>{address}</code>
                <div className="row">
                  <CopyButton value={address}>
                    {({ copied, copy }) => (
                      <Button variant="default" onClick={copy} aria-live="polite">
                        {t(copied ? "plan.ics.copied" : "plan.ics.copy")}
                      </Button>
                    )}
                  </CopyButton>
                  <Anchor href={address.replace(/^https?:/, "webcal:")}>{t("plan.ics.open")}</Anchor>
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
