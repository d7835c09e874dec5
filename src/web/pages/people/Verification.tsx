import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";

/** Reads the whole record again, says whether it is whole, and how to prove it without this program. */
export function Verification() {
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
      <div role="status" className="stack tight">
        {found && (
          <>
            <p className={`hint tone-${found.isWhole ? "good" : "bad"}`}>
              {found.isWhole
                ? t("people.whole", { count: found.read })
                : t("people.broken", { count: found.faults.length })}
            </p>
            {found.faults.length > 0 && (
              <ul>
                {found.faults.slice(0, 10).map(({ kind, seq, detail }) => (
                  <li key={`${kind}-${seq}-${detail}`}>
                    {seq && <code>{seq}</code>} {detail}
                  </li>
                ))}
              </ul>
            )}
            <p className="small quiet">
              {t("people.checkpoints", { database: found.checkpoints.database, file: found.checkpoints.file })}{" "}
              {found.lastCheckpoint && (
                <>
                  {t("people.lastCheckpoint", { seq: found.lastCheckpoint.seq })}{" "}
                  <When at={found.lastCheckpoint.at} isAgo />.
                </>
              )}{" "}
              {t("people.unsigned", { count: found.unsigned })}
            </p>
          </>
        )}
      </div>
      <p className="row">
        <a href="/api/v1/audit/export?format=csv">{t("people.csv")}</a>
        <a href="/api/v1/audit/export?format=ndjson">{t("people.ndjson")}</a>
      </p>
      <details>
        <summary className="entry">{t("people.verifyElsewhere")}</summary>
        <div className="stack tight entry-inside">
          <p className="small">{t("people.verifyElsewhereMeans")}</p>
          <pre>
            {"sunny audit verify --from-checkpoint copy-of-audit-checkpoints.ndjson\n"}
            {"node docs/verify-audit.mjs entries.ndjson audit-checkpoints.ndjson <public key>"}
          </pre>
        </div>
      </details>
    </Panel>
  );
}
