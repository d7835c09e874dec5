import { median } from "./median.ts";
import { type Entry, type Released, readRecall, readRetraction, type Subjects } from "./record.ts";

/** What became of a live video whose source changed; times since the change, null while it has not happened. */
type Outcome = { msToTakeDown: number | null; msToCorrection: number | null };

/** What followed the given changes of sources, up to the last entry there is. */
export function corrected(changes: readonly Entry[], all: readonly Entry[], subjects: Subjects) {
  const ours = new Map(subjects.releases.map((release) => [release.id, release]));
  const outcomes = changes.flatMap((change) =>
    readRecall(change).retract.flatMap((id) => {
      const release = ours.get(id);
      return release ? [outcomeOf(change.at, release, all, subjects)] : [];
    }),
  );
  const takenDown = outcomes.flatMap(({ msToTakeDown }) => (msToTakeDown === null ? [] : [msToTakeDown]));
  const corrections = outcomes.flatMap(({ msToCorrection }) => (msToCorrection === null ? [] : [msToCorrection]));
  return {
    changes: changes.length,
    videos: outcomes.length,
    takenDown: takenDown.length,
    corrected: corrections.length,
    medianMsToTakeDown: median(takenDown),
    medianMsToCorrection: median(corrections),
  };
}

// It is corrected once the episode, or the one named in its place, is out anew.
function outcomeOf(since: Date, { id, episodeId }: Released, all: readonly Entry[], { releases }: Subjects): Outcome {
  const later = all.filter(({ at }) => at >= since);
  const taken = later.find(({ action, entityId }) => action === "release.retract" && entityId === id);
  const replacementId = taken ? readRetraction(taken).replacementId : undefined;
  const saysItRight = new Set(
    releases.flatMap((other) =>
      other.id !== id && (other.episodeId === episodeId || other.episodeId === replacementId) ? [other.slotId] : [],
    ),
  );
  const anew = later.find(({ action, entityId }) => action === "slot.released" && saysItRight.has(entityId));
  const after = (entry: Entry | undefined) => (entry ? entry.at.getTime() - since.getTime() : null);
  return { msToTakeDown: after(taken), msToCorrection: after(anew) };
}
