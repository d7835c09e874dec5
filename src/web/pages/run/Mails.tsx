import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Pager } from "../../parts/Pager.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { NotAllowed } from "../../parts/states/NotAllowed.tsx";
import { MailLine } from "./MailLine.tsx";

type State = ItemOf<"get /api/v1/mails">["state"];
const STATES = ["kept", "waiting", "sending", "sent", "unknown", "failed"] as const;
const LOOK_MS = 15_000;

/** The outbox: every mail that was written and how it fared, the newest first. */
export function Mails() {
  const { t } = useTranslation();
  const mayRead = useMay()("mail:read");
  const [state, setState] = useState("");
  const [cursors, setCursors] = useState<string[]>([]);
  const query = { limit: "25", cursor: cursors.at(-1), ...(state === "" ? {} : { state: state as State }) };
  const options = { everyMs: LOOK_MS, keepsLast: true, isWanted: mayRead };
  const mails = useAnswer("get /api/v1/mails", { query }, options);
  const next = mails.data?.nextCursor;
  if (!mayRead) return <NotAllowed />;
  return (
    <Panel
      title={t("run.outbox")}
      about={t("run.outboxMeans")}
      action={
        <NativeSelect
          aria-label={t("run.whichMails")}
          value={state}
          onChange={({ currentTarget }) => {
            setState(currentTarget.value);
            setCursors([]);
          }}
          data={[
            { value: "", label: t("plan.anyState") },
            ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
      }
    >
      <Shown asked={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("run.noMails")} />
          ) : (
            <ul className="plain items">
              {items.map((mail) => (
                <MailLine key={mail.id} mail={mail} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Pager {...{ cursors, setCursors, next }} />
    </Panel>
  );
}
