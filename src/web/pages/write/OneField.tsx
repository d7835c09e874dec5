import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAround } from "./around.ts";
import type { Field } from "./fields.ts";
import { choiceName } from "./words.ts";

type Parts = { field: Field; value: unknown; path: readonly string[]; isWrong: boolean; label: string };

/** A number, or nothing where it may be left out. */
export function NumberField({
  field,
  value,
  path,
  isWrong,
  label,
  form,
}: Parts & { form: { least?: number; most?: number } }) {
  const { isLocked, put } = useAround();
  return (
    <TextInput
      type="number"
      inputMode="decimal"
      label={label}
      description={field.about}
      {...(form.least === undefined ? {} : { min: form.least })}
      {...(form.most === undefined ? {} : { max: form.most })}
      step="any"
      value={value === undefined ? "" : String(value)}
      readOnly={isLocked}
      error={isWrong}
      onChange={({ currentTarget }) => {
        const next = currentTarget.valueAsNumber;
        if (!Number.isNaN(next)) put(path, next);
        else if (!field.isNeeded) put(path, undefined);
      }}
    />
  );
}

type ChoiceParts = Parts & {
  /** What there is to choose; null for what the script names: its presenter, its claims. */
  of: readonly string[] | null;
  choose?: (next: string) => void;
};

/** One of a few values, or of what the campaign knows. */
export function Choice({ field, value, path, isWrong, label, of, choose }: ChoiceParts) {
  const { t } = useTranslation();
  const { script, sources, presenters, isLocked, put } = useAround();
  const named = (): { value: string; label: string }[] => {
    if (of) return of.map((one) => ({ value: one, label: choiceName(one) }));
    if (field.name === "presenter") return presenters.map(({ slug, name }) => ({ value: slug, label: name }));
    if (field.name === "source")
      return sources.map(({ id, publisher, title }) => ({ value: id, label: `${publisher}: ${title}` }));
    if (field.name === "claim") return script.claims.map(({ id, text }) => ({ value: id, label: text || id }));
    return [];
  };
  const is = typeof value === "string" ? value : "";
  const known = named();
  // What stands there is shown, known or not.
  const other = is !== "" && !known.some((one) => one.value === is) ? [{ value: is, label: is }] : [];
  const none = field.isNeeded && is !== "" ? [] : [{ value: "", label: t("write.noChoice") }];
  return (
    <NativeSelect
      label={label}
      description={field.about}
      data={[...none, ...other, ...known]}
      value={is}
      disabled={isLocked}
      error={isWrong}
      onChange={({ currentTarget }) => {
        const next = currentTarget.value;
        if (choose) choose(next);
        else put(path, next === "" && !field.isNeeded ? undefined : next);
      }}
    />
  );
}

const WANTS = { recording: "recording", photo: "picture", clip: "clip" } as const;

/** A file that the script names: chosen out of those that were brought, or brought now. */
export function FileField({ field, value, path, label }: Parts) {
  const { t } = useTranslation();
  const id = useId();
  const { script, isLocked, put, chooseFile } = useAround();
  const scene = script.scenes[Number(path[1])];
  const portrait = scene?.kind === "presenter" ? scene.portrait.kind : "drawn";
  const wants = field.name === "recording" ? WANTS.recording : portrait === "clip" ? WANTS.clip : WANTS.photo;
  const name = typeof value === "string" ? value : "";
  return (
    <div className="stack tight">
      <span id={id} className="write-label">
        {label}
      </span>
      {field.about && <span className="small quiet">{field.about}</span>}
      <div className="row">
        <code>{name === "" ? t("write.noFile") : name}</code>
        <Button
          variant="default"
          disabled={isLocked}
          aria-describedby={id}
          onClick={() => chooseFile(wants, (file) => put(path, file))}
        >
          {t("write.chooseFile")}
        </Button>
        {name !== "" && !field.isNeeded && (
          <Button variant="default" disabled={isLocked} aria-describedby={id} onClick={() => put(path, undefined)}>
            {t("write.dropFile")}
          </Button>
        )}
      </div>
    </div>
  );
}
