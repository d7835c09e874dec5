import { HOUR } from "#core/clock.ts";
import { fromNow } from "../../fixtures.ts";
import { type Api, serveApi } from "./api.ts";
import type { Stage } from "./stage.ts";
import { type Story, writeStory } from "./story.ts";

type Said = { body?: unknown; version?: number };

/** Somebody who plans, at the API of a program with a campaign. */
export async function openPlanner(stage: Stage) {
  const api: Api = await serveApi(stage);
  const planner = await api.hire("scheduler");
  const story = await writeStory(stage);
  const ask = (method: string, path: string, { body, version }: Said = {}) =>
    api.ask(method, `/api/v1${path}`, {
      as: planner.pass,
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { headers: { "If-Match": `"${version}"` } }),
    });
  let hours = 24;
  /** A wall time that no slot of the story has. */
  const freeTime = () => {
    hours += 1;
    return wallTimeIn(hours * HOUR);
  };
  return {
    api,
    story,
    ask,
    freeTime,
    /** A new slot of the episode of a story. */
    place: async (of: Pick<Story, "scheduleId" | "episode"> = story, wallTime = freeTime()) => {
      const body = { episodeId: of.episode.id, at: { wallTime } };
      const { status, text, json } = await ask("POST", `/schedules/${of.scheduleId}/slots`, { body });
      if (status !== 201) throw new Error(text);
      return json as { id: string; version: number; wallTime: string };
    },
    /** Fails when the program failed meanwhile. */
    close: async () => {
      await api[Symbol.asyncDispose]();
      if (api.failures.length > 0) throw new Error(JSON.stringify(api.failures));
    },
  };
}

export const wallTimeIn = (ms: number) => fromNow(ms).toISOString().slice(0, "2026-12-01T09:00".length);
