import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { followed } from "../../parts/followed.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { RenderProgress } from "../../parts/RenderProgress.tsx";
import { Shown } from "../../parts/Shown.tsx";

type Render = ItemOf<"get /api/v1/renders">;
const LOOK_MS = 5_000;
const SHOWN = 5;

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
          const live = followed(all);
          return (
            <ul className="plain stack">
              {all.slice(0, SHOWN).map((render) => (
                <Running key={render.id} render={render} isFollowed={live.has(render.id)} />
              ))}
              {all.length > SHOWN && <li className="quiet small">{t("home.more", { count: all.length - SHOWN })}</li>}
            </ul>
          );
        }}
      </Shown>
    </Panel>
  );
}

function Running({ render, isFollowed }: { render: Render; isFollowed: boolean }) {
  const { id, shows, state, progress, stage } = render;
  const name = shows ? `${shows.episode.title} (${shows.locale}, ${shows.format})` : id.slice(0, 8);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span>{name}</span>
        <Mark state={state} />
      </div>
      {state === "rendering" && <RenderProgress {...{ id, name, progress, stage, isFollowed }} />}
    </li>
  );
}
