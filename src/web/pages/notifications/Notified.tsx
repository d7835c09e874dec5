import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Pager } from "../../parts/Pager.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { NotAllowed } from "../../parts/states/NotAllowed.tsx";
import { When } from "../../parts/When.tsx";
import { placeOf } from "./place-of.ts";

type Notification = ItemOf<"get /api/v1/notifications">;
const LOOK_MS = 30_000;

/** What one was told, the newest first, and what of it is not read yet. */
export default function Notified() {
  const { t } = useTranslation();
  const mayHear = useMay()("notification:own");
  const [which, setWhich] = useState("all");
  const [cursors, setCursors] = useState<string[]>([]);
  const query = { limit: "25", cursor: cursors.at(-1), ...(which === "unread" ? { unread: "true" as const } : {}) };
  const told = useAnswer(
    "get /api/v1/notifications",
    { query },
    { everyMs: LOOK_MS, keepsLast: true, isWanted: mayHear },
  );
  const read = useAct("post /api/v1/notifications/read");
  const next = told.data?.nextCursor;
  const unread = told.data?.unread ?? 0;
  return (
    <Page
      title={t("notifications.title")}
      about={t("notifications.about")}
      actions={
        <>
          <Button component={Link} to="/account/told" variant="default">
            {t("notifications.choose")}
          </Button>
          {unread > 0 && (
            <Button loading={read.isPending} onClick={() => read.mutate({ said: { body: {} } })}>
              {t("notifications.readAll")}
            </Button>
          )}
        </>
      }
    >
      {!mayHear && <NotAllowed />}
      {mayHear && (
        <Panel
          title={t("notifications.count", { count: unread })}
          action={
            <SegmentedControl
              size="md"
              aria-label={t("notifications.which")}
              value={which}
              onChange={(value) => {
                setWhich(value);
                setCursors([]);
              }}
              data={[
                { value: "all", label: t("notifications.all") },
                { value: "unread", label: t("notifications.onlyUnread") },
              ]}
            />
          }
        >
          {read.error && <Fault error={read.error} />}
          <Shown asked={told} lines={6}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("notifications.none")}>{t("notifications.noneWords")}</Empty>
              ) : (
                <ul className="plain items">
                  {items.map((one) => (
                    <Line key={one.id} told={one} markRead={() => read.mutate({ said: { body: { ids: [one.id] } } })} />
                  ))}
                </ul>
              )
            }
          </Shown>
          <Pager {...{ cursors, setCursors, next }} />
        </Panel>
      )}
    </Page>
  );
}

function Line({
  told: { kind, text, entityType, entityId, createdAt, readAt },
  markRead,
}: {
  told: Notification;
  markRead: () => void;
}) {
  const { t } = useTranslation();
  const to = placeOf({ kind, entityType, entityId });
  const isNew = readAt === null;
  return (
    <li className="row apart">
      <span className="grow">
        {isNew && <Mark state="waiting" words={t("notifications.new")} />}{" "}
        <strong>{t(`notifications.kind.${kind}`)}</strong>
        <br />
        {text}{" "}
        <span className="quiet small">
          <When at={createdAt} isAgo />
        </span>
      </span>
      <span className="row">
        {to && (
          <Button component={Link} to={to} variant="default" onClick={() => isNew && markRead()}>
            {t("notifications.look")}
          </Button>
        )}
        {isNew && (
          <Button variant="subtle" onClick={markRead} aria-label={t("notifications.markNamed", { text })}>
            {t("notifications.mark")}
          </Button>
        )}
      </span>
    </li>
  );
}
