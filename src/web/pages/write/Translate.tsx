import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAll, useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useAround } from "./around.ts";
import { piecesOf } from "./differences.ts";
import { Fields } from "./Fields.tsx";
import { type Field, fieldsOf } from "./fields.ts";
import { Pieces } from "./Pieces.tsx";
import type { Episode, SceneOf, Version } from "./script.ts";
import { type Standing, standings, versionBefore } from "./stale.ts";
import { fieldName, kindName } from "./words.ts";

const TONES: Record<Standing, "good" | "warn" | "bad" | "calm"> = {
  fresh: "good",
  stale: "warn",
  untranslated: "bad",
  missing: "bad",
  extra: "calm",
};

type Parts = { episode: Episode; original: Version; newest: Version | null };

/** The source beside the translation, scene by scene, with what changed in the source since it was translated. */
export default function Translate({ episode, original, newest }: Parts) {
  const { t } = useTranslation();
  const { script, isLocked, put } = useAround();
  const params = { episodeId: episode.id, locale: original.locale };
  const { data: heads = [] } = useAll("get /api/v1/episodes/:episodeId/scripts/:locale/versions", {
    params,
    query: { limit: "100" },
  });
  const then = newest ? versionBefore(heads, newest.createdAt) : null;
  const { data: seen } = useAnswer(
    "get /api/v1/script-versions/:versionId",
    { params: { versionId: then?.id ?? "" } },
    { isWanted: then !== null },
  );
  const rows = standings(original.body, seen?.body ?? null, script);
  const open = rows.filter(({ standing }) => standing !== "fresh").length;
  const note = original.body.notes?.translation;
  return (
    <Panel
      title={t("write.translate.title", { from: original.locale, to: script.locale })}
      about={open === 0 ? t("write.translate.done") : t("write.translate.open", { count: open })}
    >
      {note && (
        <p className="hint tone-wait" lang={original.locale}>
          {note}
        </p>
      )}
      <ol className="plain stack">
        {rows.map(({ id, source, target, standing }) => {
          const at = script.scenes.findIndex((scene) => scene.id === id);
          const was = seen?.body.scenes.find((scene) => scene.id === id);
          const name = kindName((source ?? target)?.kind ?? "");
          return (
            <li key={id} className="write-row">
              <h3 className="row">
                {name} <Mark state={standing} tone={TONES[standing]} words={t(`write.translate.${standing}`)} />
              </h3>
              {target && at >= 0 ? (
                fieldsOf(target.kind)
                  .filter(isWords)
                  .map((field) => (
                    <div key={field.name} className="write-sides">
                      <Original
                        field={field}
                        scene={source}
                        was={standing === "stale" ? was : undefined}
                        locale={original.locale}
                      />
                      <div>
                        <Fields fields={[field]} value={target} path={["scenes", String(at)]} />
                      </div>
                    </div>
                  ))
              ) : (
                <Button
                  variant="default"
                  disabled={isLocked || !source}
                  onClick={() => source && put(["scenes"], withScene(script.scenes, original.body.scenes, source))}
                >
                  {t("write.translate.take")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

// What is the same in all languages is not asked of a translator.
const isWords = ({ name, form }: Field): boolean =>
  !["seconds", "transition", "recording", "portrait", "claim"].includes(name) && form.kind !== "number";

/** Where the source has it: after the nearest scene before it that the translation has too. */
function withScene(scenes: readonly SceneOf[], source: readonly SceneOf[], scene: SceneOf): SceneOf[] {
  const before = source.slice(0, source.indexOf(scene)).findLast(({ id }) => scenes.some((one) => one.id === id));
  const at = before ? scenes.findIndex(({ id }) => id === before.id) + 1 : 0;
  return [...scenes.slice(0, at), scene, ...scenes.slice(at)];
}

type OriginalParts = { field: Field; scene: SceneOf | null; was: SceneOf | undefined; locale: string };

/** What the source says in a field, with what it said when that was translated. */
function Original({ field: { name }, scene, was, locale }: OriginalParts) {
  const { t } = useTranslation();
  const valueIn = (one: SceneOf | null | undefined) =>
    linesIn((one as Record<string, unknown> | null | undefined)?.[name]);
  const [now, then] = [valueIn(scene), valueIn(was)];
  return (
    <div className="write-original">
      <p className="small quiet">{fieldName(name)}</p>
      <p lang={locale} dir="auto">
        {scene === null ? (
          t("write.translate.notThere")
        ) : was && then !== now ? (
          <Pieces pieces={piecesOf(then, now, locale)} locale={locale} />
        ) : (
          now
        )}
      </p>
    </div>
  );
}

function linesIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(linesIn).join("\n");
}
