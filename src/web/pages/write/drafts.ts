import type { Files, Script } from "./script.ts";

/** What was typed and not saved, with the words that it was typed over. */
export type Draft = { number: number; base: Script | null; script: Script; files: Files };

export const draftKey = (episodeId: string, locale: string) => `sunny-draft-${episodeId}-${locale}`;

/** What this browser kept; null when that is nothing, or nothing that can be read. */
export function readDraft(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    // What another program wrote, or an older one of ours, is nothing that can be opened.
    return Array.isArray(draft?.script?.scenes) && Array.isArray(draft.script.claims) ? draft : null;
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
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to drop.
  }
}
