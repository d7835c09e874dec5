import { Anchor, Button, Checkbox, CopyButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import { addressOf } from "../../api/ask.ts";
import type { AnswerOf } from "../../api/calls.ts";
import { Shown } from "../../parts/Shown.tsx";
import { readChecklist } from "./checklist.ts";

type Kit = AnswerOf<"get /api/v1/deliveries/:deliveryId/kit">;

/** What a person posts from: the steps to tick off, the words to paste, the files to take. */
export function Kit({ deliveryId, checklist }: { deliveryId: string; checklist: string }) {
  const kit = useAnswer("get /api/v1/deliveries/:deliveryId/kit", { params: { deliveryId } });
  return (
    <Shown asked={kit} lines={6}>
      {({ texts, files }) => {
        const steps = texts.find(({ path }) => path === checklist);
        return (
          <>
            {steps && <Steps key={checklist} name={`${deliveryId} ${checklist}`} text={steps.text} />}
            <Words texts={texts.filter(({ path }) => path.startsWith("text-"))} />
            <Files deliveryId={deliveryId} files={files} />
          </>
        );
      }}
    </Shown>
  );
}

// The files are links of their own.
const SHOWN_BELOW = "Files";

// Which steps are done is the business of whoever does them, in the browser in which they do: what counts for everyone
// is the address at the end.
function Steps({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useLocalStorage<string[]>({
    key: `sunny-kit-${name}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const { title, steps, notes } = readChecklist(text);
  return (
    <section className="stack tight" aria-label={title}>
      <h3>{title}</h3>
      <p className="small quiet" role="status">
        {t("deliver.kit.done", { done: steps.filter((step) => done.includes(step)).length, all: steps.length })}
      </p>
      <ol className="plain stack tight">
        {steps.map((step) => (
          <li key={step}>
            <Checkbox
              size="md"
              label={step}
              checked={done.includes(step)}
              onChange={({ currentTarget }) =>
                setDone(currentTarget.checked ? [...done, step] : done.filter((one) => one !== step))
              }
            />
          </li>
        ))}
      </ol>
      {notes
        .filter(({ title: heading, lines }) => lines.length > 0 && heading !== SHOWN_BELOW)
        .map(({ title: heading, lines }) => (
          <details key={heading} open={heading === "Look out"}>
            <summary>{heading}</summary>
            <ul className="small">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}

function Words({ texts }: { texts: Kit["texts"] }) {
  const { t } = useTranslation();
  if (texts.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t("deliver.kit.words")}>
      <h3>{t("deliver.kit.words")}</h3>
      {texts.map(({ path, text }) => {
        const locale = path.replace(/^text-|\.txt$/g, "");
        return (
          <div key={path} className="stack tight">
            <pre className="kit-words" lang={locale}>
              {text.trim()}
            </pre>
            <div>
              <CopyButton value={text.trim()}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {t(copied ? "deliver.kit.copied" : "deliver.kit.copy", { locale })}
                  </Button>
                )}
              </CopyButton>
            </div>
          </div>
        );
      })}
    </section>
  );
}

function Files({ deliveryId, files }: { deliveryId: string; files: Kit["files"] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t("deliver.kit.files")}>
      <h3>{t("deliver.kit.files")}</h3>
      <ul className="plain">
        {files.map(({ path, sha256, bytes }) => (
          <li key={path} className="row delivery">
            <Anchor
              className="grow kit-file"
              href={addressOf("/api/v1/deliveries/:deliveryId/kit/files/:sha256", { deliveryId, sha256 })}
              download={path.replaceAll("/", "-")}
            >
              {path}
            </Anchor>
            <span className="quiet small">{t("deliver.kit.size", { size: (bytes / 1_000_000).toFixed(1) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
