import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";

const FIELDS = ["publisher", "title", "url", "readOn", "nextCheckOn"] as const;
type Typed = Record<(typeof FIELDS)[number], string>;
const TYPES = { publisher: "text", title: "text", url: "url", readOn: "date", nextCheckOn: "date" } as const;

/** Writes down where advice comes from, so that facts can rest on it. */
export function NewSource({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>(() => {
    const readOn = new Date().toISOString().slice(0, 10);
    return { publisher: "", title: "", url: "https://", readOn, nextCheckOn: "" };
  });
  const create = useAct("post /api/v1/sources");
  const faults = create.error instanceof ProblemError ? create.error.fields : {};
  return (
    <ActForm
      name={t("write.source.add")}
      reason="none"
      isReady={FIELDS.every((name) => typed[name].trim() !== "")}
      said={t("write.source.added")}
      done={done}
      act={() => create.mutateAsync({ said: { body: { id: idOf(typed), ...typed } } })}
    >
      {FIELDS.map((name) => (
        <TextInput
          key={name}
          type={TYPES[name]}
          label={t(`write.source.${name}`)}
          value={typed[name]}
          error={faults[name]}
          required
          onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
        />
      ))}
    </ActForm>
  );
}

const LONGEST_ID = 80;

/** A name for addresses and files, of who published what. */
function idOf({ publisher, title }: Typed): string {
  const words = `${publisher} ${title}`
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, LONGEST_ID).replace(/^-+|-+$/g, "") || "source";
}
