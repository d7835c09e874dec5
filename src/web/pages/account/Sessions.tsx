import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useAccount } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";
import { browserWords } from "./browser-words.ts";

/** Where one is signed in, each of which can be ended; this one ends with the button above. */
export function Sessions() {
  const { t } = useTranslation();
  const account = useAccount();
  const end = useAct("delete /api/v1/account/sessions/:sessionId");
  const endOthers = useAct("delete /api/v1/account/sessions");
  const others = account.data?.sessions.filter(({ isThis }) => !isThis) ?? [];
  const endAll = async () => {
    const { ended } = await endOthers.mutateAsync({ said: {} });
    notifications.show({ message: t("account.ended", { count: ended }) });
  };
  return (
    <Panel
      title={t("account.sessions")}
      about={t("account.sessionsMean")}
      action={
        others.length > 0 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => void endAll().catch(() => {})}>
            {t("account.endOthers")}
          </Button>
        )
      }
    >
      {(end.error ?? endOthers.error) && <Fault error={end.error ?? endOthers.error} />}
      <Shown asked={account}>
        {({ sessions }) => (
          <ul className="plain items">
            {sessions.map(({ id, way, userAgent, createdAt, lastSeenAt, isThis }) => {
              const browser = browserWords(userAgent) ?? t("account.someBrowser");
              return (
                <li key={id} className="row apart">
                  <span className="grow">
                    <strong>{browser}</strong> {isThis && <Mark state="confirmed" words={t("account.thisOne")} />}
                    <br />
                    <span className="quiet small">
                      {t(`account.way.${way}`)} <When at={createdAt} isAgo />, {t("account.lastSeen")}{" "}
                      <When at={lastSeenAt} isAgo />
                    </span>
                  </span>
                  {!isThis && (
                    <Button
                      variant="default"
                      aria-label={t("account.endNamed", { name: browser })}
                      onClick={() => end.mutate({ said: { params: { sessionId: id } } })}
                    >
                      {t("account.end")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}
