import { StyleInjector } from "@dnd-kit/dom";
import { move as moveByDrag } from "@dnd-kit/helpers";
import { DragDropProvider } from "@dnd-kit/react";
import { Button, Menu } from "@mantine/core";
import { Plus } from "lucide-react";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAround } from "./around.ts";
import { claimsBeside } from "./beside.ts";
import { duplicated, moved } from "./edits.ts";
import { KINDS, withNewScene } from "./fields.ts";
import { planOf } from "./findings.ts";
import { SceneCard } from "./SceneCard.tsx";
import type { SceneOf } from "./script.ts";
import { speedsOf } from "./speeds.ts";
import { kindName } from "./words.ts";

const MOST_SCENES = 12;
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
const styleByNonce = StyleInjector.configure({ nonce });

type Parts = { chosen: string | null; choose: (id: string | null) => void };

/** The scenes as cards: added, put in another order by hand or by keys, doubled, taken out. */
export function Scenes({ chosen, choose }: Parts) {
  const { t } = useTranslation();
  const { script, isLocked, put } = useAround();
  const { scenes } = script;
  const [said, say] = useState("");
  const focused = useRef<HTMLElement | null>(null);
  const plan = useMemo(() => planOf(script), [script]);
  const speeds = useMemo(() => (plan ? speedsOf(plan) : new Map()), [plan]);
  const { ofScene } = useMemo(() => claimsBeside(script), [script]);
  const set = (next: readonly SceneOf[]) => put(["scenes"], next);
  const move = (index: number, by: number) => {
    const next = moved(scenes, index, index + by);
    if (next[index]?.id === scenes[index]?.id) return;
    // A card that is put elsewhere in the page loses the focus that was in it.
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    set(next);
    say(t("write.moved", { from: index + 1, to: index + by + 1 }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the scenes stand in another order
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  }, [scenes]);
  const add = (kind: (typeof KINDS)[number]) => {
    const after = scenes.findIndex(({ id }) => id === chosen);
    const { scenes: next, id } = withNewScene(script, kind, after < 0 ? scenes.length - 1 : after);
    set(next);
    choose(id);
    say(t("write.added", { kind: kindName(kind) }));
  };
  return (
    <div className="stack">
      <DragDropProvider
        plugins={(defaults) => [...defaults, styleByNonce]}
        onDragEnd={(event) => {
          if (event.canceled) return;
          const next = moveByDrag([...scenes], event);
          if (next.some((scene, at) => scene.id !== scenes[at]?.id)) set(next);
        }}
      >
        <ol className="plain stack write-scenes">
          {scenes.map((scene, index) => (
            <SceneCard
              key={scene.id}
              scene={scene}
              index={index}
              count={scenes.length}
              isOpen={scene.id === chosen}
              speed={speeds.get(scene.id)}
              claims={ofScene.get(scene.id) ?? []}
              choose={() => choose(scene.id === chosen ? null : scene.id)}
              move={(by) => move(index, by)}
              duplicate={() => set(duplicated(scenes, index))}
              remove={() => {
                set(scenes.filter(({ id }) => id !== scene.id));
                say(t("write.removed", { number: index + 1 }));
              }}
            />
          ))}
        </ol>
      </DragDropProvider>
      <p className="unseen" role="status">
        {said}
      </p>
      <div>
        {/* Going through it by keys may scroll the button away: it stays. */}
        <Menu position="top-start" width={280} hideDetached={false}>
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<Plus aria-hidden="true" size={18} />}
              disabled={isLocked || scenes.length >= MOST_SCENES}
            >
              {t("write.addScene")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="write-kinds">
            {KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                <strong>{kindName(kind)}</strong>
                <br />
                <span className="small quiet">{t(`write.kindMeans.${kind}`)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
