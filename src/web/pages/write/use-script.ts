import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "../../api/ask.ts";
import { OfflineError } from "../../api/problem.ts";
import { draftKey, dropDraft, keepDraft, readDraft } from "./drafts.ts";
import { type Files, isSame, type Media, type Script, type Version } from "./script.ts";
import { begin, change, redo, settle, undo } from "./undo.ts";

const PAUSE_MS = 1_500;
const QUIET_MS = 8_000;
const PATIENCE_MS = 20_000;

/** What the words are over: a version of the script, or nothing yet (number 0). */
type Base = { number: number; script: Script | null };
type Given = {
  episodeId: string;
  locale: string;
  /** The newest words there are; null before the first. */
  newest: Version | null;
  /** What stands there before anything is written. */
  blank: Script;
  media: readonly Media[];
  /** Whether it may be saved without being told to. */
  savesItself: boolean;
};
export type Saving = "saved" | "waiting" | "saving" | "offline" | "refused" | "clash";

/** The words that are written: with undo, kept in this browser at once, saved by themselves, and never over somebody else's. */
export function useScript({ episodeId, locale, newest, blank, media, savesItself }: Given) {
  const queries = useQueryClient();
  const key = draftKey(episodeId, locale);
  const [kept] = useState(() => readDraft(key));
  const [all, setAll] = useState(() => begin<Script>(kept?.script ?? newest?.body ?? blank));
  const [base, setBase] = useState<Base>(() =>
    kept ? { number: kept.number, script: kept.base } : { number: newest?.number ?? 0, script: newest?.body ?? null },
  );
  const [files, setFiles] = useState<Files>(kept?.files ?? {});
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<{ error: unknown; script: Script; tries: number } | null>(null);
  const [isKept, setKept] = useState(true);
  const sent = useRef<{ text: string; key: string } | null>(null);

  const script = all.now;
  const isChanged = !isSame(script, base.script ?? blank);
  const isBehind = (newest?.number ?? 0) > base.number && !isSaving;
  const isClash = isBehind && isChanged && !isSame(script, newest?.body);
  const failed = fault?.script === script ? fault : null;

  useEffect(() => {
    if (isChanged) setKept(keepDraft(key, { number: base.number, base: base.script, script, files }));
    else dropDraft(key);
  }, [isChanged, key, base, script, files]);

  // Words after a pause are a step of their own.
  useEffect(() => {
    const timer = setTimeout(() => setAll((was) => (was.now === script ? settle(was) : was)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [script]);

  // Whoever has typed nothing sees what somebody else saved, and goes on from there.
  useEffect(() => {
    if (!isBehind || isClash || !newest) return;
    setBase({ number: newest.number, script: newest.body });
    if (!isChanged) setAll(begin(newest.body));
  }, [isBehind, isClash, isChanged, newest]);

  const save = useCallback(async () => {
    const body = { script, media: mediaFor(script, { files, newest, media }) };
    const text = JSON.stringify([base.number, body]);
    // The same words after a broken line are the same request: they are not written twice.
    if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
    setSaving(true);
    setAll(settle);
    try {
      const answer = await ask(
        "post /api/v1/episodes/:episodeId/scripts/:locale/versions",
        { params: { episodeId, locale }, body },
        { version: base.number, key: sent.current.key },
      );
      setBase({ number: answer.body.number, script });
      setFault(null);
      return answer.body;
    } catch (error) {
      if (!(error instanceof OfflineError)) sent.current = null;
      setFault((was) => ({ error, script, tries: (was?.tries ?? 0) + 1 }));
      return null;
    } finally {
      await queries.invalidateQueries();
      setSaving(false);
    }
  }, [script, files, newest, media, base.number, episodeId, locale, queries]);

  const isOffline = failed?.error instanceof OfflineError;
  const maySave = isChanged && !isClash && !isSaving && savesItself && (failed === null || isOffline);
  useEffect(() => {
    if (!maySave) return;
    const timer = setTimeout(() => void save(), isOffline ? PATIENCE_MS : QUIET_MS);
    return () => clearTimeout(timer);
  }, [maySave, isOffline, save]);

  const saving: Saving = isClash
    ? "clash"
    : isSaving
      ? "saving"
      : isOffline
        ? "offline"
        : failed
          ? "refused"
          : isChanged
            ? "waiting"
            : "saved";
  return {
    script,
    base,
    saving,
    isChanged,
    isKept,
    files,
    error: saving === "refused" ? failed?.error : null,
    canUndo: all.past.length > 0,
    canRedo: all.future.length > 0,
    /** `at` names the field in which somebody types: typing on in it stays one step. */
    put: (next: Script, at: string | null = null) => setAll((was) => change(was, next, at)),
    undo: () => setAll(undo),
    redo: () => setAll(redo),
    name: (file: string, mediaId: string) => setFiles((was) => ({ ...was, [file]: mediaId })),
    save,
    /** Goes on from the newest words with these; what was typed stays a step back. */
    settleClash: (words: Script) => {
      if (!newest) return;
      setBase({ number: newest.number, script: newest.body });
      setAll((was) => change(was, words));
    },
  };
}

type Known = { files: Files; newest: Version | null; media: readonly Media[] };

/** Which file each name in a script means: the one that was chosen here, else the one of the newest version. */
export function mediaFor(script: Script, { files, newest, media }: Known): { file: string; mediaId: string }[] {
  return namesIn(script).flatMap((file) => {
    const sha256 = newest?.assets.find((asset) => asset.file === file)?.sha256;
    const mediaId = files[file] ?? media.find((one) => one.sha256 === sha256)?.id;
    return mediaId === undefined ? [] : [{ file, mediaId }];
  });
}

/** The files that the scenes of a script name, each once. */
export function namesIn({ scenes }: Script): string[] {
  const names = scenes.flatMap((scene) => [
    ...(scene.recording === undefined ? [] : [scene.recording]),
    ...(scene.kind === "presenter" && scene.portrait.kind !== "drawn" ? [scene.portrait.file] : []),
  ]);
  return [...new Set(names)];
}
