import { emptyFields, fieldsOf } from "./fields.ts";
import type { Episode, SceneOf, Script } from "./script.ts";

const YEAR_MS = 365 * 86_400_000;

/** What stands there before anything is written: the words to translate, else a script with one scene to fill in. */
export function firstWords(episode: Episode, locale: string, original: Script | null, now = new Date()): Script {
  if (original && original.locale !== locale) return { ...original, locale };
  return {
    episode: episode.slug,
    locale,
    title: episode.title,
    topic: episode.topic,
    audience: "",
    action: "",
    ...(episode.presenter ? { presenter: episode.presenter.slug } : {}),
    nextCheckOn: new Date(now.getTime() + YEAR_MS).toISOString().slice(0, 10),
    scenes: [{ id: "hook", kind: "hook", ...emptyFields(fieldsOf("hook")), title: episode.title } as SceneOf],
    claims: [],
  };
}
