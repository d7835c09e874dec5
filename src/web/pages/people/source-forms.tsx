import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { slugOf } from "../../parts/slug-of.ts";

type Source = ItemOf<"get /api/v1/sources">;
type Words = Pick<Source, "publisher" | "title" | "url" | "readOn" | "nextCheckOn">;
const DAY = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const HALF_A_YEAR = 182;
const fieldsOf = (error: unknown) => (error instanceof ProblemError ? error.fields : {});
const isWhole = (words: Words) => Object.values(words).every((value) => value.trim() !== "");

/** A page that advice rests on, read today. */
export function AddSource({ sources, close }: { sources: readonly Source[]; close: () => void }) {
  const { t } = useTranslation();
  const read = { readOn: dayIn(0), nextCheckOn: dayIn(HALF_A_YEAR) };
  const [words, setWords] = useState<Words>({ publisher: "", title: "", url: "", ...read });
  const [ownId, setId] = useState<string | null>(null);
  const [basedOn, setBasedOn] = useState("");
  const add = useAct("post /api/v1/sources");
  const id = ownId ?? slugOf(`${words.publisher} ${words.title}`);
  const fields = fieldsOf(add.error);
  return (
    <ActForm
      name={t("people.addSource")}
      reason="none"
      isReady={isWhole(words) && id !== ""}
      said={t("people.sourceAdded", { title: words.title })}
      done={close}
      act={() => add.mutateAsync({ said: { body: { id, ...words, ...(basedOn ? { basedOn } : {}) } } })}
    >
      <Fields words={words} setWords={setWords} fields={fields} />
      <TextInput
        label={t("people.sourceId")}
        description={t("people.sourceIdWhy")}
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
        error={fields["id"]}
        maxLength={80}
        required
      />
      <NativeSelect
        label={t("people.basedOn")}
        value={basedOn}
        onChange={({ currentTarget }) => setBasedOn(currentTarget.value)}
        data={[
          { value: "", label: t("people.basedOnNone") },
          ...sources.map(({ id: value }) => ({ value, label: value })),
        ]}
        error={fields["basedOn"]}
      />
    </ActForm>
  );
}

/** What a source says of itself, and when it was read. */
export function EditSource({ source, close }: { source: Source; close: () => void }) {
  const { t } = useTranslation();
  const { publisher, title, url, readOn, nextCheckOn, version } = source;
  const [words, setWords] = useState<Words>({ publisher, title, url, readOn, nextCheckOn });
  const edit = useAct("patch /api/v1/sources/:sourceId");
  const said = { params: { sourceId: source.id }, body: words };
  return (
    <ActForm
      name={t("people.save")}
      reason="none"
      isReady={isWhole(words)}
      said={t("people.saved", { name: words.title })}
      done={close}
      act={() => edit.mutateAsync({ said, extra: { version } })}
    >
      <Fields words={words} setWords={setWords} fields={fieldsOf(edit.error)} />
    </ActForm>
  );
}

type FieldParts = { words: Words; setWords: (words: Words) => void; fields: Readonly<Record<string, string>> };

function Fields({ words, setWords, fields }: FieldParts) {
  const { t } = useTranslation();
  const field = (name: keyof Words, type: "text" | "url" | "date", max: number) => (
    <TextInput
      key={name}
      type={type}
      label={t(`people.source.${name}`)}
      value={words[name]}
      onChange={({ currentTarget }) => setWords({ ...words, [name]: currentTarget.value })}
      error={fields[name]}
      maxLength={max}
      required
    />
  );
  return (
    <>
      {field("publisher", "text", 120)}
      {field("title", "text", 160)}
      {field("url", "url", 2000)}
      {field("readOn", "date", 10)}
      {field("nextCheckOn", "date", 10)}
    </>
  );
}
