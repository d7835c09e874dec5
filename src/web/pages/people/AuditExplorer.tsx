import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAll, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { actorWords } from "../../parts/actor-words.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";

type Entry = ItemOf<"get /api/v1/audit/entries">;

/** The record of what was done, page by page, and the proof that nothing in it was changed. */
export function AuditExplorer() {
  const { t } = useTranslation();
  const may = useMay();
  const [action, setAction] = useState("");
  const [cursors, setCursors] = useState<string[]>([]);
  const query = { limit: "25", cursor: cursors.at(-1), ...(action.trim() ? { action: action.trim() } : {}) };
  const entries = useAnswer("get /api/v1/audit/entries", { query }, { keepsLast: true });
  const people = useAll("get /api/v1/people", { query: { limit: "100" } });
  const next = entries.data?.nextCursor;
  return (
    <>
      {may("audit:read") && <Verification />}
      <Panel title={t("people.part.audit")} {...(may("audit:read") ? {} : { about: t("people.ownEntries") })}>
        <TextInput
          label={t("people.action")}
          description={t("people.actionWhy")}
          value={action}
          onChange={({ currentTarget }) => {
            setAction(currentTarget.value);
            setCursors([]);
          }}
        />
        <Shown asked={entries} lines={10}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("people.noEntries")} />
            ) : (
              <ol className="plain people">
                {items.map((entry) => (
                  <Line key={entry.seq} entry={entry} who={actorWords(entry.actor, people.data ?? [])} />
                ))}
              </ol>
            )
          }
        </Shown>
        <div className="row">
          <Button variant="default" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            {t("people.newer")}
          </Button>
          <Button variant="default" disabled={!next} onClick={() => next && setCursors([...cursors, next])}>
            {t("people.older")}
          </Button>
        </div>
      </Panel>
    </>
  );
}

function Line({
  entry: { seq, at, action, entityType, entityId, reason, before, after, hash },
  who,
}: {
  entry: Entry;
  who: string;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <details>
        <summary className="entry">
          <span className="quiet small">{seq}</span> <strong>{who}</strong> {action}{" "}
          <span className="quiet small">
            {entityType} <When at={at} isAgo />
          </span>
        </summary>
        <div className="stack tight entry-inside">
          {reason && <p>{reason}</p>}
          <p className="small">
            <When at={at} />, {entityType} <code>{entityId}</code>
          </p>
          {before && <pre>{`${t("people.before")} ${JSON.stringify(before, null, 2)}`}</pre>}
          {after && <pre>{`${t("people.after")} ${JSON.stringify(after, null, 2)}`}</pre>}
          <p className="small quiet">
            <code>{hash}</code>
          </p>
        </div>
      </details>
    </li>
  );
}

function Verification() {
  const { t } = useTranslation();
  const verify = useAct("post /api/v1/audit/verifications");
  const found = verify.data;
  return (
    <Panel
      title={t("people.verify")}
      about={t("people.verifyMeans")}
      action={
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({ said: {} })}>
          {t("people.verifyNow")}
        </Button>
      }
    >
      {verify.error && <Fault error={verify.error} />}
      {found && (
        <p role="status" className={`hint tone-${found.isWhole ? "good" : "bad"}`}>
          {found.isWhole
            ? t("people.whole", { count: found.read })
            : t("people.broken", { detail: found.faults[0]?.detail ?? "" })}
        </p>
      )}
      <p className="row">
        <a href="/api/v1/audit/export?format=csv">{t("people.csv")}</a>
        <a href="/api/v1/audit/export?format=ndjson">{t("people.ndjson")}</a>
      </p>
    </Panel>
  );
}
