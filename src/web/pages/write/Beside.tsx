import { useTranslation } from "react-i18next";
import { Mark } from "../../parts/Mark.tsx";
import { useAround } from "./around.ts";
import type { Claim, Source } from "./script.ts";

/** The facts behind a scene with where each comes from, when that was read and when it is to be read again. */
export function Beside({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation();
  const { sources, script } = useAround();
  if (claims.length === 0) return null;
  return (
    <aside className="write-beside stack tight" aria-label={t("write.facts.beside")}>
      <h4>{t("write.facts.beside")}</h4>
      <ul className="plain stack tight">
        {claims.map(({ id, text, source }) => (
          <li key={id} className="stack tight">
            <p lang={script.locale} dir="auto">
              {text}
            </p>
            <SourceLine id={source} source={sources.find((one) => one.id === source)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

export function SourceLine({ id, source }: { id: string; source: Source | undefined }) {
  const { t } = useTranslation();
  if (!source)
    return <p className="small quiet">{id === "" ? t("write.facts.noSource") : t("write.facts.unknown", { id })}</p>;
  const isOverdue = source.nextCheckOn < new Date().toISOString().slice(0, 10);
  return (
    <p className="small quiet">
      <a href={source.url} target="_blank" rel="noopener noreferrer">
        {source.publisher}: {source.title}
      </a>{" "}
      {t("write.facts.read", { on: source.readOn, next: source.nextCheckOn })}{" "}
      {isOverdue && <Mark state="overdue" tone="warn" words={t("write.facts.overdue")} />}
    </p>
  );
}
