import { useSortable } from "@dnd-kit/react/sortable";
import { ActionIcon } from "@mantine/core";
import { ChevronDown, ChevronUp, CopyPlus, GripVertical, Trash2 } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../../parts/Mark.tsx";
import { useAround } from "./around.ts";
import { Beside } from "./Beside.tsx";
import { Fields } from "./Fields.tsx";
import { fieldsOf, isSeldom } from "./fields.ts";
import { type Finding, findingsIn } from "./findings.ts";
import { Notes } from "./Notes.tsx";
import { SpeedMeter } from "./SpeedMeter.tsx";
import type { Claim, SceneOf } from "./script.ts";
import type { Speed } from "./speeds.ts";
import { kindName } from "./words.ts";

type Parts = {
  scene: SceneOf;
  index: number;
  count: number;
  isOpen: boolean;
  speed: Speed | undefined;
  claims: readonly Claim[];
  choose: () => void;
  move: (by: number) => void;
  duplicate: () => void;
  remove: () => void;
};

/** One scene: what is said and shown in it, what the rules say of that, and where it comes from. */
export function SceneCard(parts: Parts) {
  const { scene, index, count, isOpen, speed, claims, choose, move, duplicate, remove } = parts;
  const { t } = useTranslation();
  const { findings, isLocked, script } = useAround();
  const body = useId();
  const { ref, handleRef, isDragging } = useSortable({ id: scene.id, index, disabled: isLocked });
  const name = t("write.scene", { number: index + 1, kind: kindName(scene.kind) });
  const own = findingsIn(findings, `scenes.${index}`);
  const fields = fieldsOf(scene.kind);
  const names = new Set(fields.map((field) => field.name));
  const elsewhere = own.filter(({ path }) => !names.has(path.split(".")[2] ?? ""));
  const act = (words: string, does: () => void, Icon: typeof ChevronUp, isOff: boolean) => (
    <ActionIcon variant="subtle" disabled={isOff || isLocked} onClick={does} aria-label={`${words}: ${name}`}>
      <Icon aria-hidden="true" size={20} />
    </ActionIcon>
  );
  const hear = (event: KeyboardEvent) => {
    if (!event.altKey || isLocked || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li
      ref={ref}
      className={`card write-scene${isOpen ? " open" : ""}${isDragging ? " dragged" : ""}`}
      onKeyDown={hear}
    >
      <div className="write-scene-head">
        <button
          ref={handleRef}
          type="button"
          className="write-handle"
          disabled={isLocked}
          aria-label={t("write.drag", { name })}
        >
          <GripVertical aria-hidden="true" size={20} />
        </button>
        <h3 className="grow">
          <button
            type="button"
            className="write-scene-name"
            aria-expanded={isOpen}
            aria-controls={body}
            onClick={choose}
          >
            <span className="write-scene-kind">{name}</span>
            {!isOpen && (
              <span className="write-excerpt" lang={script.locale} dir="auto">
                {scene.narration || t("write.nothingSaid")}
              </span>
            )}
          </button>
        </h3>
        <Counted findings={own} />
        <div className="write-scene-acts">
          {act(t("write.up"), () => move(-1), ChevronUp, index === 0)}
          {act(t("write.down"), () => move(1), ChevronDown, index === count - 1)}
          {act(t("write.duplicate"), duplicate, CopyPlus, count >= 12)}
          {act(t("write.remove"), remove, Trash2, count === 1)}
        </div>
      </div>
      <div id={body} hidden={!isOpen}>
        {isOpen && (
          <div className="stack write-scene-body">
            <Notes findings={elsewhere} />
            {speed && <SpeedMeter speed={speed} locale={script.locale} />}
            <Fields
              fields={fields.filter((field) => !isSeldom(field))}
              value={scene}
              path={["scenes", String(index)]}
            />
            <Beside claims={claims} />
            <details className="write-more" open={own.some(({ path }) => isSeldom({ name: path.split(".")[2] ?? "" }))}>
              <summary>{t("write.seldom")}</summary>
              <div className="stack">
                <Fields fields={fields.filter(isSeldom)} value={scene} path={["scenes", String(index)]} />
              </div>
            </details>
          </div>
        )}
      </div>
    </li>
  );
}

function Counted({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  return (
    <span className="row">
      {errors > 0 && <Mark state="error" tone="bad" words={t("write.errors", { count: errors })} />}
      {warnings > 0 && <Mark state="warning" tone="warn" words={t("write.warnings", { count: warnings })} />}
    </span>
  );
}
