import { yaml } from "@codemirror/lang-yaml";
import { syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { classHighlighter } from "@lezer/highlight";
import { Button, useComputedColorScheme } from "@mantine/core";
import CodeMirror, { EditorView, type ReactCodeMirrorRef } from "@uiw/react-codemirror";
import { Download, Upload } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Issue } from "#core/errors.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useAround } from "./around.ts";
import { scriptIn, yamlOf } from "./yaml-text.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

/** The same script as its file: typed, brought and taken away. What is not right in it changes nothing, and is not lost. */
export default function YamlView() {
  const { t } = useTranslation();
  const { script, isLocked, replace } = useAround();
  const editor = useRef<ReactCodeMirrorRef>(null);
  const file = useRef<HTMLInputElement>(null);
  const isDark = useComputedColorScheme("light") === "dark";
  const written = useMemo(() => yamlOf(script), [script]);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  const issues = useMemo(() => {
    if (typed === null) return [];
    const read = scriptIn(typed, script);
    return Array.isArray(read) ? read : [];
  }, [typed, script]);

  const take = (next: string) => {
    const read = scriptIn(next, script);
    setTyped(next);
    if (!Array.isArray(read)) replace(read);
  };
  useEffect(() => {
    const view = editor.current?.view;
    if (view)
      view.dispatch(
        setDiagnostics(
          view.state,
          issues.map((issue) => diagnosticOf(issue, view)),
        ),
      );
  }, [issues]);
  const bring = async (chosen: File | undefined) => {
    if (chosen) take(await chosen.text());
    if (file.current) file.current.value = "";
  };
  return (
    <Panel
      title={t("write.yaml.title")}
      about={t("write.yaml.about")}
      action={
        <span className="row">
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,text/yaml"
            hidden
            aria-label={t("write.yaml.bring")}
            onChange={({ currentTarget }) => void bring(currentTarget.files?.[0])}
          />
          <Button
            variant="default"
            leftSection={<Upload aria-hidden="true" size={18} />}
            disabled={isLocked}
            onClick={() => file.current?.click()}
          >
            {t("write.yaml.bring")}
          </Button>
          <Button
            variant="default"
            leftSection={<Download aria-hidden="true" size={18} />}
            onClick={() => save(`${script.episode}.${script.locale}.yaml`, written)}
          >
            {t("write.yaml.take")}
          </Button>
        </span>
      }
    >
      <p role="status" className={`hint tone-${issues.length > 0 ? "bad" : "good"}`}>
        {issues.length > 0 ? t("write.yaml.wrong", { count: issues.length }) : t("write.yaml.right")}
      </p>
      {issues.length > 0 && (
        <ul className="plain stack tight">
          {issues.map(({ path, message, line }) => (
            <li key={`${path} ${message} ${line}`}>
              {line !== undefined && <strong>{t("write.yaml.line", { line })} </strong>}
              {path && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      <CodeMirror
        ref={editor}
        className="write-yaml"
        value={text}
        theme={isDark ? "dark" : "light"}
        readOnly={isLocked}
        extensions={[
          yaml(),
          syntaxHighlighting(classHighlighter),
          lintGutter(),
          EditorView.lineWrapping,
          EditorView.cspNonce.of(nonce),
          EditorView.contentAttributes.of({ "aria-label": t("write.yaml.title"), lang: script.locale }),
        ]}
        onChange={take}
      />
      {typed !== null && issues.length > 0 && (
        <div>
          <Button variant="default" onClick={() => setTyped(null)}>
            {t("write.yaml.back")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function diagnosticOf({ path, message, line, column }: Issue, { state }: EditorView): Diagnostic {
  const place = state.doc.line(Math.min(Math.max(line ?? 1, 1), state.doc.lines));
  const from = Math.min(place.from + (column ?? 1) - 1, place.to);
  return { from, to: place.to, severity: "error", message: `${path} ${message}`.trim() };
}

const READ_MS = 10_000;

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A browser reads the address after the click, when it gets to it.
  setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
