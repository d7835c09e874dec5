import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../api/ask.ts";
import { endWaiting, onWaiting, whyWaiting } from "../api/sign-in-again.ts";

// Above the drawers and dialogs out of which something was done.
const OVER_ALL = 500;

/** Asks to sign in again in another tab while everything here stays as it is; what was to be done is done then. */
export function SignInAgain() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const why = useSyncExternalStore(onWaiting, whyWaiting);
  const [isStillOut, setStillOut] = useState(false);

  const look = useCallback(async () => {
    const account = await ask("get /api/v1/account", {}, { throwsSignedOut: true }).catch(() => null);
    const isEnough = account !== null && (why !== "fresh" || account.body.session.isFresh);
    setStillOut(!isEnough);
    if (!isEnough) return;
    queries.setQueryData(["account"], account.body);
    endWaiting(true);
  }, [why, queries]);

  useEffect(() => {
    setStillOut(false);
    if (why === null) return;
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [why, look]);

  return (
    <Modal
      opened={why !== null}
      onClose={() => endWaiting(false)}
      title={t(`again.${why ?? "expired"}.title`)}
      zIndex={OVER_ALL}
    >
      <div className="stack">
        <p>{t(`again.${why ?? "expired"}.words`)}</p>
        {isStillOut && <p role="status">{t("again.stillOut")}</p>}
        <div className="row">
          <Button component="a" href="/sign-in?again=1" target="_blank" rel="noopener" data-autofocus>
            {t("again.open")}
          </Button>
          <Button variant="default" onClick={() => void look()}>
            {t("again.done")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
