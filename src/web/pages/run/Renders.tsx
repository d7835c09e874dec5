import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { followed } from "../../parts/followed.ts";
import { Pager } from "../../parts/Pager.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { RenderLine } from "./RenderLine.tsx";

type State = ItemOf<"get /api/v1/renders">["state"];
const STATES = ["queued", "rendering", "qc_passed", "qc_failed", "failed", "cancelled"] as const;
const LOOK_MS = 5_000;

/** All renders, the newest first, page by page. */
export function Renders() {
  const { t } = useTranslation();
  const [state, setState] = useState("");
  const [cursors, setCursors] = useState<string[]>([]);
  const query = { limit: "25", cursor: cursors.at(-1), ...(state === "" ? {} : { state: state as State }) };
  const renders = useAnswer("get /api/v1/renders", { query }, { everyMs: LOOK_MS, keepsLast: true });
  const next = renders.data?.nextCursor;
  return (
    <Panel
      title={t("run.renders")}
      about={t("run.rendersMean")}
      action={
        <NativeSelect
          aria-label={t("run.state")}
          value={state}
          onChange={({ currentTarget }) => {
            setState(currentTarget.value);
            setCursors([]);
          }}
          data={[
            { value: "", label: t("plan.anyState") },
            ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
      }
    >
      <Shown asked={renders} lines={6}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t("run.none")}>{t("run.noneWords")}</Empty>;
          const live = followed(items);
          return (
            <ul className="plain items">
              {items.map((render) => (
                <RenderLine key={render.id} render={render} isFollowed={live.has(render.id)} />
              ))}
            </ul>
          );
        }}
      </Shown>
      <Pager {...{ cursors, setCursors, next }} />
    </Panel>
  );
}
