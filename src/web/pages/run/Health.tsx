import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";

const LOOK_MS = 15_000;
type Ready = Record<string, unknown>;

/** Whether all parts work, as the program itself says it, and whether anything is stopped. */
export function Health() {
  const { t } = useTranslation();
  const ready = useQuery({
    queryKey: ["readyz"],
    // What is not well answers 503 with the same words.
    queryFn: async ({ signal }) => (await (await fetch("/readyz", { signal })).json()) as Ready,
    refetchInterval: LOOK_MS,
  });
  const installation = useAnswer("get /api/v1/installation", {}, { everyMs: LOOK_MS });
  return (
    <Panel title={t("run.health")}>
      <Shown asked={ready} lines={2}>
        {(parts) => (
          <ul className="plain row">
            {linesOf(parts).map(([name, value]) => (
              <li key={name}>
                <Mark
                  state={value === "ok" ? "confirmed" : "failed"}
                  words={`${name}: ${value === "ok" ? t("run.well") : value}`}
                />
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {installation.data?.pausedAt && <p className="hint tone-warn">{t("run.paused")}</p>}
      {installation.data?.jumpedAt && <p className="hint tone-bad">{t("run.jumped")}</p>}
    </Panel>
  );
}

// Told as an object of parts, or as one word.
function linesOf(ready: Ready): [string, string][] {
  const inner = ready["checks"];
  const parts = typeof inner === "object" && inner !== null ? (inner as Ready) : ready;
  return Object.entries(parts).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}
