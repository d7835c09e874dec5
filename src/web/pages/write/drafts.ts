import type { AnswerOf } from "../../data/calls.ts";

export type Version = AnswerOf<"get /api/v1/episodes/:episodeId/scripts/:locale">;
export type Script = Version["body"];
export type Draft = { number: number; script: Script };

/** What was typed and not saved, kept in this browser. */
export function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

/** Whether it could be kept: a browser may refuse or be full. */
export function keepDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}
