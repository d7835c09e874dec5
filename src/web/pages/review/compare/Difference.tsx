import { useTranslation } from "react-i18next";
import { Mark } from "../../../parts/Mark.tsx";
import type { Tone } from "../../../parts/tones.ts";
import type { Reviewed } from "../reviewed.ts";

type Compared = NonNullable<Reviewed["sinceApproval"]>["difference"];
type Values = Compared["render"];
type Entry = Compared["script"]["scenes"][number];
type Parts = { difference: Compared; locale: string };

const TONE: Record<Entry["is"], Tone> = { added: "good", removed: "bad", moved: "calm", changed: "wait" };

/** What is otherwise between two versions: in a few words, then word by word. */
export function Difference({ difference: { isSame, summary, script, storyboard, render }, locale }: Parts) {
  const { t } = useTranslation();
  if (isSame || summary.length === 0) return <p>{t("review.difference.none")}</p>;
  const { added, removed } = script.suppressions;
  const timing = storyboard.timing.filter(({ from, to }) => from?.durationMs !== to?.durationMs);
  return (
    <div className="stack">
      <ul className="summary">
        {summary.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Group title={t("review.difference.claims")} entries={script.claims} locale={locale} />
      <Group title={t("review.difference.scenes")} entries={script.scenes} locale={locale} />
      {script.values.length > 0 && (
        <section className="stack tight">
          <h3>{t("review.difference.head")}</h3>
          <Changes values={script.values} locale={locale} />
        </section>
      )}
      {added.length + removed.length > 0 && (
        <section className="stack tight">
          <h3>{t("review.facts.suppressed")}</h3>
          {[
            ...removed.map((one) => ({ ...one, is: "removed" as const })),
            ...added.map((one) => ({ ...one, is: "added" as const })),
          ].map(({ is, rule, scene, reason }) => (
            <p key={`${is} ${rule} ${scene ?? ""}`} className="small">
              <Mark state={is} tone={TONE[is]} words={t(`review.difference.is.${is}`)} /> {rule} {scene}: {reason}
            </p>
          ))}
        </section>
      )}
      {timing.length > 0 && (
        <details>
          <summary>{t("review.difference.timing", { count: timing.length })}</summary>
          <ul className="stack tight small">
            {timing.map(({ sceneId, from, to }) => (
              <li key={sceneId}>
                {t("review.difference.lasts", {
                  scene: sceneId,
                  from: seconds(from?.durationMs),
                  to: seconds(to?.durationMs),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {render.length + storyboard.values.length > 0 && (
        <details>
          <summary>{t("review.difference.made")}</summary>
          <Changes values={[...storyboard.values, ...render]} locale={locale} />
        </details>
      )}
    </div>
  );
}

const seconds = (ms: number | undefined) => (ms === undefined ? "–" : (ms / 1000).toFixed(1));

function Group({ title, entries, locale }: { title: string; entries: Entry[]; locale: string }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{title}</h3>
      <ul className="plain stack tight">
        {entries.map(({ id, is, values }) => (
          <li key={id} className="stack tight">
            <span>
              <Mark state={is} tone={TONE[is]} words={t(`review.difference.is.${is}`)} /> <strong>{id}</strong>
            </span>
            {is !== "removed" && <Changes values={values} locale={locale} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ values, locale }: { values: Values; locale: string }) {
  return (
    <dl className="changes">
      {values.map(({ path, from, to, words }) => (
        <div key={path}>
          <dt className="quiet small">{path}</dt>
          <dd lang={locale} dir="auto">
            {words ? <Words words={words} /> : <Whole from={from} to={to} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ words }: { words: NonNullable<Values[number]["words"]> }) {
  let at = 0;
  return words.map(({ is, text }) => {
    const key = `${at} ${is}`;
    at += text.length;
    if (is === "same") return <span key={key}>{text}</span>;
    return is === "added" ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
  });
}

function Whole({ from, to }: Pick<Values[number], "from" | "to">) {
  return (
    <>
      {from !== null && <del>{String(from)}</del>} {to !== null && <ins>{String(to)}</ins>}
    </>
  );
}
