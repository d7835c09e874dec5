import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { useProgress } from "../../api/progress.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";

type Render = ItemOf<"get /api/v1/renders">;
const LOOK_MS = 5_000;

/** Renders that wait or run, as far as they are at this moment. */
export function Renders() {
  const { t } = useTranslation();
  const options = { everyMs: LOOK_MS };
  const running = useAnswer("get /api/v1/renders", { query: { state: "rendering", limit: "10" } }, options);
  const queued = useAnswer("get /api/v1/renders", { query: { state: "queued", limit: "10" } }, options);
  return (
    <Panel title={t("home.renders")} action={<Link to="/run">{t("place.run")}</Link>}>
      <Shown asked={running}>
        {({ items }) => {
          const all = [...items, ...(queued.data?.items ?? [])];
          if (all.length === 0) return <p className="quiet">{t("home.rendersNone")}</p>;
          return (
            <ul className="plain stack">
              {all.map((render) => (
                <Running key={render.id} render={render} />
              ))}
            </ul>
          );
        }}
      </Shown>
    </Panel>
  );
}

function Running({ render: { id, shows, state, progress } }: { render: Render }) {
  const { t } = useTranslation();
  const now = useProgress(id);
  const part = now && now.framesTotal > 0 ? now.framesDone / now.framesTotal : progress;
  const title = shows ? `${shows.episode.title} (${shows.locale}, ${shows.format})` : id.slice(0, 8);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span>{title}</span>
        <Mark state={now?.state ?? state} />
      </div>
      <Progress value={part * 100} aria-label={title} size="lg" />
      {now && now.framesTotal > 0 && (
        <p className="quiet small">
          {t("home.frames", { done: now.framesDone, total: now.framesTotal })}
          {now.etaMs !== null && `, ${t("home.left", { count: Math.max(1, Math.round(now.etaMs / 60_000)) })}`}
        </p>
      )}
    </li>
  );
}
