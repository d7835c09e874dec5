import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { sizeWords } from "./size-words.ts";

const LOOK_MS = 60_000;
// Below this no render begins.
const TIGHT_BYTES = 500_000_000;

/** How much room the videos take and what is left, and the copies of the database with the way back to one. */
export function Storage() {
  const { t } = useTranslation();
  const storage = useAnswer("get /api/v1/installation/storage", {}, { everyMs: LOOK_MS });
  return (
    <Shown asked={storage}>
      {({ disk: { freeBytes, totalBytes }, files, hasSnapshots, snapshots }) => (
        <>
          <Panel title={t("run.room")}>
            <Progress
              value={(1 - freeBytes / totalBytes) * 100}
              size="lg"
              aria-label={t("run.taken")}
              {...(freeBytes < TIGHT_BYTES ? { color: "red" } : {})}
            />
            <p>{t("run.free", { free: sizeWords(freeBytes), total: sizeWords(totalBytes) })}</p>
            {freeBytes < TIGHT_BYTES && <p className="hint tone-bad">{t("run.tight")}</p>}
            {files.length === 0 ? (
              <p className="quiet">{t("run.noFiles")}</p>
            ) : (
              <div className="scrolls">
                <table className="lines">
                  <thead>
                    <tr>
                      <th>{t("run.fileKind")}</th>
                      <th>{t("run.fileCount")}</th>
                      <th>{t("run.fileSize")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {files.map(({ kind, count, bytes }) => (
                      <tr key={kind}>
                        <td>{t(`run.file.${kind}`)}</td>
                        <td>{count}</td>
                        <td>{sizeWords(bytes)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
          <Panel title={t("run.backups")} about={t(hasSnapshots ? "run.backupsMean" : "run.backupsElsewhere")}>
            {hasSnapshots && snapshots.length === 0 && (
              <Empty title={t("run.noBackups")}>{t("run.noBackupsWords")}</Empty>
            )}
            {snapshots.length > 0 && (
              <ul className="plain items">
                {snapshots.map(({ name, takenAt, bytes }) => (
                  <li key={name} className="row apart">
                    <span className="grow">
                      <When at={takenAt} />{" "}
                      <span className="quiet small">
                        <When at={takenAt} isAgo />
                      </span>
                    </span>
                    <span className="quiet small">{sizeWords(bytes)}</span>
                    <code>sunny restore {name.replace(".tar.gz", "")}</code>
                  </li>
                ))}
              </ul>
            )}
            {hasSnapshots && (
              <p className="small">
                {t("run.restore")} <code>sunny restore --list</code>
              </p>
            )}
          </Panel>
        </>
      )}
    </Shown>
  );
}
