import { Button, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../data/account.ts";
import { useAct } from "../../data/answers.ts";
import { ProblemError } from "../../data/problem.ts";
import { Page } from "../../parts/Page.tsx";
import { dropDraft, keepDraft, readDraft, type Script, type Version } from "./drafts.ts";
import { duplicated, moved, withValue } from "./edits.ts";
import { SceneCard } from "./SceneCard.tsx";
import { begin, change, redo, undo } from "./undo.ts";
import { useFindings } from "./use-findings.ts";

/** The scenes of a script as cards; saving writes the next version. */
export function Editor({ newest }: { newest: Version }) {
  const { t } = useTranslation();
  const { episodeId, locale } = newest;
  const key = `sunny-draft-${episodeId}-${locale}`;
  const [kept] = useState(() => readDraft(key));
  const [all, setAll] = useState(() => begin<Script>(kept?.script ?? newest.body));
  const [base, setBase] = useState(kept?.number ?? newest.number);
  const [saved, setSaved] = useState(newest.body);
  const [isConflict, showConflict] = useState(false);
  const save = useAct("post /api/v1/episodes/:episodeId/scripts/:locale/versions");
  const isLocked = !useMay()("script:write", { locale }) || save.isPending;
  const script = all.now;
  const isChanged = JSON.stringify(script) !== JSON.stringify(saved);
  const findings = useFindings(script);
  const [isKept, setKept] = useState(true);

  useEffect(() => {
    if (isChanged) setKept(keepDraft(key, { number: base, script }));
    else dropDraft(key);
  }, [isChanged, key, base, script]);

  const put = (scenes: Script["scenes"]) => setAll((was) => change(was, { ...was.now, scenes }));
  const write = async () => {
    try {
      const said = { params: { episodeId, locale }, body: { script } };
      const { number } = await save.mutateAsync({ said, extra: { version: base } });
      setBase(number);
      setSaved(script);
    } catch (error) {
      showConflict(error instanceof ProblemError && error.status === 412);
    }
  };
  const takeTheirs = () => {
    setAll((was) => change(was, newest.body));
    setSaved(newest.body);
    setBase(newest.number);
    showConflict(false);
  };
  const keepMine = () => {
    setSaved(newest.body);
    setBase(newest.number);
    showConflict(false);
  };
  const actions = (
    <>
      <Button variant="default" disabled={isLocked || all.past.length === 0} onClick={() => setAll(undo)}>
        {t("write.undo")}
      </Button>
      <Button variant="default" disabled={isLocked || all.future.length === 0} onClick={() => setAll(redo)}>
        {t("write.redo")}
      </Button>
      <Button disabled={isLocked || !isChanged} loading={save.isPending} onClick={() => void write()}>
        {t("write.save")}
      </Button>
    </>
  );
  return (
    <Page
      title={script.title}
      about={t(isChanged ? "write.unsaved" : "write.version", { locale, number: base })}
      actions={actions}
    >
      {!isKept && <p role="alert">{t("write.notKept")}</p>}
      {save.error && !isConflict && <p role="alert">{save.error.message}</p>}
      {findings.general.length > 0 && (
        <ul className="card" aria-label={t("write.findings")}>
          {findings.general.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <ol className="plain stack">
        {script.scenes.map((scene, index) => (
          <SceneCard
            key={scene.id}
            scene={scene}
            index={index}
            count={script.scenes.length}
            locale={locale}
            findings={findings.ofScene(index)}
            isLocked={isLocked}
            onChange={(path, next) => put(withValue(script.scenes, [String(index), ...path], next))}
            onMove={(by) => put(moved(script.scenes, index, index + by))}
            onDuplicate={() => put(duplicated(script.scenes, index))}
            onRemove={() => put(script.scenes.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Modal opened={isConflict} onClose={() => showConflict(false)} title={t("write.conflict")}>
        <p>{t("write.conflictWords")}</p>
        <div className="row">
          <Button variant="default" disabled={newest.number === base} onClick={takeTheirs}>
            {t("write.theirs")}
          </Button>
          <Button disabled={newest.number === base} onClick={keepMine}>
            {t("write.mine")}
          </Button>
        </div>
      </Modal>
    </Page>
  );
}
