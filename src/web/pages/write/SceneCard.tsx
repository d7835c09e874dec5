import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Script } from "./drafts.ts";
import { spokenSeconds } from "./edits.ts";
import { SceneFields } from "./SceneFields.tsx";

type Parts = {
  scene: Script["scenes"][number];
  index: number;
  count: number;
  locale: string;
  findings: readonly string[];
  isLocked: boolean;
  onChange: (path: readonly string[], next: unknown) => void;
  onMove: (by: number) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

/** One scene: what is said and shown in it, and what the rules say of it. Alt with an arrow moves it. */
export function SceneCard(parts: Parts) {
  const { scene, index, count, locale, findings, isLocked, onChange, onMove, onDuplicate, onRemove } = parts;
  const { t } = useTranslation();
  const name = t("write.scene", { number: index + 1, kind: scene.kind });
  const act = (words: string, does: () => void, isOff = false) => (
    <Button variant="default" disabled={isOff || isLocked} onClick={does} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
  return (
    <li
      className="card stack"
      onKeyDown={(event) => {
        if (!event.altKey || isLocked || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        onMove(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <h2>{name}</h2>
      <SceneFields value={scene} path={[]} isLocked={isLocked} onChange={onChange} />
      <p className="quiet small">{t("write.spoken", { count: spokenSeconds(scene.narration, locale) })}</p>
      {findings.length > 0 && (
        <ul>
          {findings.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <div className="row">
        {act(t("write.up"), () => onMove(-1), index === 0)}
        {act(t("write.down"), () => onMove(1), index === count - 1)}
        {act(t("write.duplicate"), onDuplicate, count >= 12)}
        {act(t("write.remove"), onRemove, count === 1)}
      </div>
    </li>
  );
}
