import { LockedOutError, NotSentError, RefusedError, type ShippedFile } from "#releases/index.ts";
import type { Notebook } from "./notebook.ts";

/**
 * Sends the captions that are not there yet, up to the first that fails. The video stays as it is then: evidence names
 * what is missing, and delivering again sends that and nothing else.
 */
export async function sendMissingCaptions({
  notebook,
  tracks,
  maySend = () => true,
  send,
}: {
  notebook: Notebook;
  tracks: readonly ShippedFile[];
  maySend?: () => boolean;
  /** Throws what a delivery throws at a step that publishes nothing. */
  send: (track: ShippedFile) => Promise<void>;
}): Promise<void> {
  const sent = new Set((notebook.evidence["captions"] ?? "").split(",").filter((locale) => locale !== ""));
  const missing: string[] = [];
  for (const track of tracks.filter(({ locale }) => !sent.has(locale))) {
    if (missing.length === 0 && maySend()) {
      await notebook.write({ captioning: track.locale });
      if (await succeeds(send(track))) sent.add(track.locale);
      else missing.push(track.locale);
    } else missing.push(track.locale);
    await notebook.write({ captions: [...sent].join(","), captionsMissing: missing.join(",") });
  }
}

async function succeeds(sending: Promise<void>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    const isAnswer = [NotSentError, RefusedError, LockedOutError].some((kind) => error instanceof kind);
    if (!isAnswer) throw error;
    return false;
  }
}
