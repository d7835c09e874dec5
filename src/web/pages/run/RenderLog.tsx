import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { ago, secondWords } from "../../parts/times.ts";
import { drawingWords, lineWords, type RenderLogAnswer } from "./log-words.ts";

type Parts = { id: string; name: string; state: string };

// What is over changes no more, unless somebody asks for it again.
const LIVE_MS = 2_000;
const QUIET_MS = 15_000;

/** What happened to a render, asked for when somebody opens it and live while it runs. */
export function RenderLog({ id, name, state }: Parts) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="facts-way">{t("run.happened")}</summary>
      {isOpen && <Lines {...{ id, name, state }} />}
    </details>
  );
}

function Lines({ id, name, state }: Parts) {
  const { t } = useTranslation();
  const everyMs = ["queued", "rendering"].includes(state) ? LIVE_MS : QUIET_MS;
  const log = useAnswer("get /api/v1/renders/:renderId/log", { params: { renderId: id } }, { everyMs });
  return (
    <Shown asked={log}>
      {(known) =>
        known.lines.length === 0 ? (
          <Empty title={t("run.log.none")} />
        ) : (
          <div className="stack tight">
            <ol className="plain" aria-label={t("run.happenedNamed", { name })}>
              {known.lines.map((line, index) => (
                <Fragment key={line.seq}>
                  {index === known.leftOut?.after && (
                    <li className="quiet small">{t("run.log.leftOut", { count: known.leftOut.count })}</li>
                  )}
                  <li className="log-line">
                    <time dateTime={line.at} title={secondWords(line.at)} className="quiet small">
                      {ago(new Date(line.at), new Date())}
                    </time>
                    <span>{lineWords(t, line)}</span>
                  </li>
                </Fragment>
              ))}
              {known.drawing.map((part) => (
                <li key={part.segment} className="log-line">
                  <span className="quiet small">{t("run.log.now")}</span>
                  <span>{drawingWords(t, part)}</span>
                </li>
              ))}
            </ol>
            <Copy log={known} />
          </div>
        )
      }
    </Shown>
  );
}

function Copy({ log: { lines, leftOut } }: { log: RenderLogAnswer }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 3000 });
  const copy = () => {
    const said = lines.map((line) => `${line.at} ${lineWords(t, line)}`);
    if (leftOut) said.splice(leftOut.after, 0, t("run.log.leftOut", { count: leftOut.count }));
    clipboard.copy(said.join("\n"));
  };
  return (
    <div className="row not-printed">
      <Button variant="default" onClick={copy}>
        {clipboard.copied ? t("run.log.copied") : t("run.log.copy")}
      </Button>
    </div>
  );
}
