import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAll, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { actorWords } from "../../parts/actor-words.ts";
import { Pager } from "../../parts/Pager.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { queryOf } from "./audit-query.ts";
import { Verification } from "./Verification.tsx";

type Entry = ItemOf<"get /api/v1/audit/entries">;
const NOTHING = { action: "", personId: "", entityId: "", from: "", until: "" };

/** The record of what was done, page by page, and the proof that nothing in it was changed. */
export function AuditExplorer() {
  const { t } = useTranslation();
  const mayRead = useMay()("audit:read");
  const [wanted, setWanted] = useState(NOTHING);
  const [cursors, setCursors] = useState<string[]>([]);
  const query = { limit: "25", cursor: cursors.at(-1), ...queryOf(wanted) };
  const entries = useAnswer("get /api/v1/audit/entries", { query }, { keepsLast: true });
  const people = useAll("get /api/v1/people", { query: { limit: "100" } });
  const choose = (changes: Partial<typeof NOTHING>) => {
    setWanted({ ...wanted, ...changes });
    setCursors([]);
  };
  const field = (name: keyof typeof NOTHING, type: "text" | "date", label: string, description?: string) => (
    <TextInput
      type={type}
      label={label}
      {...(description ? { description } : {})}
      value={wanted[name]}
      onChange={({ currentTarget }) => choose({ [name]: currentTarget.value })}
    />
  );
  return (
    <>
      {mayRead && <Verification />}
      <Panel title={t("people.part.audit")} {...(mayRead ? {} : { about: t("people.ownEntries") })}>
        <div className="finder">
          {field("action", "text", t("people.action"), t("people.actionWhy"))}
          {field("entityId", "text", t("people.entity"), t("people.entityWhy"))}
          {mayRead && (
            <NativeSelect
              label={t("people.byWhom")}
              description={t("people.byWhomWhy")}
              value={wanted.personId}
              onChange={({ currentTarget }) => choose({ personId: currentTarget.value })}
              data={[
                { value: "", label: t("people.anybody") },
                ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          {field("from", "date", t("people.from"))}
          {field("until", "date", t("people.untilDay"))}
        </div>
        <Shown asked={entries} lines={10}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("people.noEntries")} />
            ) : (
              <ol className="plain items">
                {items.map((entry) => (
                  <Line
                    key={entry.seq}
                    entry={entry}
                    who={actorWords(entry.actor, people.data ?? [])}
                    follow={() => choose({ ...NOTHING, entityId: entry.entityId })}
                  />
                ))}
              </ol>
            )
          }
        </Shown>
        <Pager {...{ cursors, setCursors, next: entries.data?.nextCursor }} />
      </Panel>
    </>
  );
}

type LineParts = { entry: Entry; who: string; follow: () => void };

function Line({ entry, who, follow }: LineParts) {
  const { t } = useTranslation();
  const { seq, at, action, entityType, entityId, reason, before, after, hash } = entry;
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
          <div>
            <button type="button" className="link" onClick={follow}>
              {t("people.follow")}
            </button>
          </div>
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
