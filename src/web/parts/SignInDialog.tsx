import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Why } from "../api/sign-in-again.ts";

// Above the drawers and dialogs out of which something was done.
const OVER_ALL = 500;
type Parts = { why: Why | null; isStillOut: boolean; look: () => void; giveUp: () => void };

/** Says why somebody has to sign in once more, and where. */
export default function SignInDialog({ why, isStillOut, look, giveUp }: Parts) {
  const { t } = useTranslation();
  return (
    <Modal opened={why !== null} onClose={giveUp} title={t(`again.${why ?? "expired"}.title`)} zIndex={OVER_ALL}>
      <div className="stack">
        <p>{t(`again.${why ?? "expired"}.words`)}</p>
        {isStillOut && <p role="status">{t("again.stillOut")}</p>}
        <div className="row">
          <Button component="a" href="/sign-in?again=1" target="_blank" rel="noopener" data-autofocus>
            {t("again.open")}
          </Button>
          <Button variant="default" onClick={look}>
            {t("again.done")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
