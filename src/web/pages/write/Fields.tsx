import { Button, Textarea, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAround } from "./around.ts";
import { emptyOf, type Field, type Form } from "./fields.ts";
import { type Finding, findingsIn } from "./findings.ts";
import { Notes } from "./Notes.tsx";
import { Choice, FileField, NumberField } from "./OneField.tsx";
import { fieldName } from "./words.ts";

type Parts = {
  fields: readonly Field[];
  /** What has these fields, and where it stands in the script. */
  value: unknown;
  path: readonly string[];
};

/** The fields of a scene or of the script, each with what is wrong with it. */
export function Fields({ fields, value, path }: Parts) {
  const { findings } = useAround();
  const values = (value ?? {}) as Record<string, unknown>;
  return fields.map((field) => {
    const at = [...path, field.name];
    const own = findingsIn(findings, at.join("."));
    // What stands deeper is told where it has a place of its own.
    const depth = at.length + (field.form.kind === "list" ? 1 : 0);
    const told = hasDeeper(field.form) ? own.filter((one) => one.path.split(".").length <= depth) : own;
    return (
      <div key={field.name} className="stack tight write-field" data-field={at.join(".")}>
        <FormField field={field} value={values[field.name]} path={at} isWrong={own.some(isError)} />
        <Notes findings={told} />
      </div>
    );
  });
}

const isError = ({ severity }: Finding) => severity === "error";

const hasDeeper = (form: Form): boolean =>
  form.kind === "group" || form.kind === "forms" || (form.kind === "list" && form.of.kind === "group");

type FieldParts = { field: Field; value: unknown; path: readonly string[]; isWrong: boolean };

function FormField({ field, value, path, isWrong }: FieldParts) {
  const { form } = field;
  if (form.kind === "group") {
    return (
      <fieldset className="write-group stack">
        <legend>{fieldName(field.name)}</legend>
        {field.about && <p className="small quiet">{field.about}</p>}
        <Fields fields={form.fields} value={value} path={path} />
      </fieldset>
    );
  }
  if (form.kind === "list") return <ListField field={field} form={form} value={value} path={path} />;
  if (form.kind === "forms") return <FormsField field={field} form={form} value={value} path={path} />;
  return <LeafField field={field} value={value} path={path} isWrong={isWrong} />;
}

const LONG = 56;

function LeafField({ field, value, path, isWrong, label }: FieldParts & { label?: string }) {
  const { t } = useTranslation();
  const { script, isLocked, put } = useAround();
  const { name, about, isNeeded, form } = field;
  const shown = { field, value, path, isWrong, label: label ?? fieldName(name) };
  if (form.kind === "number") return <NumberField {...shown} form={form} />;
  if (form.kind === "choice") return <Choice {...shown} of={form.of} />;
  if (form.kind === "file") return <FileField {...shown} />;
  if (form.kind === "name") return <Choice {...shown} of={null} />;
  const words = typeof value === "string" ? value : "";
  const type = (next: string) => put(path, next === "" && !isNeeded ? undefined : next);
  if (form.kind === "day") {
    return (
      <TextInput
        type="date"
        label={shown.label}
        description={about}
        value={words}
        readOnly={isLocked}
        error={isWrong}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
    );
  }
  const most = form.kind === "text" ? form.most : 0;
  const count = [...words].length;
  const shared = {
    label: shown.label,
    description: [about, t("write.count", { count, most })].filter(Boolean).join(" · "),
    value: words,
    readOnly: isLocked,
    error: isWrong || count > most,
    lang: script.locale,
    dir: "auto",
    spellCheck: true,
  } as const;
  return most > LONG ? (
    <Textarea {...shared} autosize minRows={1} onChange={({ currentTarget }) => type(currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={({ currentTarget }) => type(currentTarget.value)} />
  );
}

type Of<Kind extends Form["kind"]> = Extract<Form, { kind: Kind }>;

function ListField({ field, form, value, path }: Omit<FieldParts, "isWrong"> & { form: Of<"list"> }) {
  const { t } = useTranslation();
  const { findings, isLocked, put, script } = useAround();
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  const name = fieldName(field.name);
  const set = (next: unknown[]) => put(path, next.length === 0 && !field.isNeeded ? undefined : next);
  const light = () => {
    const words = window.getSelection()?.toString().trim() || chosenIn(path);
    if (words && !entries.includes(words)) set([...entries, words]);
  };
  return (
    <fieldset className="write-group stack tight">
      <legend>{name}</legend>
      {field.about && <p className="small quiet">{field.about}</p>}
      {entries.map((entry, at) => {
        const place = [...path, String(at)];
        const isWrong = findingsIn(findings, place.join(".")).some(isError);
        const label = t("write.entry", { name, number: at + 1 });
        return (
          // An entry has nothing but its place to be known by.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={at} className="write-entry">
            <div className="grow">
              {form.of.kind === "group" ? (
                <fieldset className="write-group stack tight">
                  <legend className="small">{label}</legend>
                  <Fields fields={form.of.fields} value={entry} path={place} />
                </fieldset>
              ) : (
                <LeafField
                  field={{ name: field.name, about: "", isNeeded: true, form: form.of }}
                  value={entry}
                  path={place}
                  isWrong={isWrong}
                  label={label}
                />
              )}
            </div>
            <Button
              variant="default"
              className="write-square"
              disabled={isLocked || entries.length <= form.least}
              aria-label={t("write.dropEntry", { name: label })}
              onClick={() => set(entries.filter((_, other) => other !== at))}
            >
              <X aria-hidden="true" size={18} />
            </Button>
          </div>
        );
      })}
      <div className="row">
        <Button
          variant="default"
          leftSection={<Plus aria-hidden="true" size={18} />}
          disabled={isLocked || entries.length >= form.most}
          // The words stay chosen while the button is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (field.name === "emphasis" && script ? light() : set([...entries, emptyOf(form.of)]))}
        >
          {field.name === "emphasis" ? t("write.light") : t("write.addEntry", { name: name.toLowerCase() })}
        </Button>
        {field.name === "emphasis" && <span className="small quiet">{t("write.lightHow")}</span>}
      </div>
    </fieldset>
  );
}

/** The words that are chosen in the narration of the same scene. */
function chosenIn(path: readonly string[]): string {
  const place = [...path.slice(0, 2), "narration"].join(".");
  const area = document.querySelector<HTMLTextAreaElement>(`[data-field="${place}"] textarea`);
  return area ? area.value.slice(area.selectionStart, area.selectionEnd).trim() : "";
}

function FormsField({ field, form, value, path }: Omit<FieldParts, "isWrong"> & { form: Of<"forms"> }) {
  const { put } = useAround();
  const is = (value as { kind?: string } | undefined)?.kind;
  const chosen = form.of.find(({ name }) => name === is);
  return (
    <fieldset className="write-group stack tight">
      <legend>{fieldName(field.name)}</legend>
      <Choice
        field={field}
        label={fieldName("kind")}
        path={path}
        value={is}
        isWrong={false}
        of={form.of.map(({ name }) => name)}
        choose={(name) => {
          const next = form.of.find((one) => one.name === name);
          if (!next) return;
          const empty = next.fields.map((one) => [one.name, emptyOf(one.form, one.name)]);
          put(path, { kind: name, ...Object.fromEntries(empty) });
        }}
      />
      {chosen && <Fields fields={chosen.fields} value={value} path={path} />}
    </fieldset>
  );
}
