import { dayOf } from "#core/clock.ts";
import type { Edition } from "../published.ts";
import { findCampaigns, findVersionsOf, type Reader, readFingerprint, readSnapshot } from "../store.ts";
import { composeEdition } from "./compose-edition.ts";

type Unreadable = (slug: string, error: unknown) => void;

/** Tells what the edition of each moment is called: another name means that something public changed, or the day did. */
export function editionNamer(prisma: Reader, now: () => Date): () => Promise<string> {
  let seen: { snapshot: string; fingerprint: string } | undefined;
  return async () => {
    const snapshot = await readSnapshot(prisma);
    // The rows are read after the snapshot: they may be newer than it says, and are then read once more.
    if (seen?.snapshot !== snapshot) seen = { snapshot, fingerprint: await readFingerprint(prisma) };
    return `${seen.fingerprint}.${dayOf(now())}`;
  };
}

/** Reads all that is public. `onUnreadable` is told of an episode that cannot be shown. */
export async function readEdition(
  prisma: Reader,
  { fingerprint, now, onUnreadable = () => {} }: { fingerprint: string; now: Date; onUnreadable?: Unreadable },
): Promise<Edition> {
  const campaigns = await findCampaigns(prisma);
  const hashes = campaigns.flatMap(({ episodes }) =>
    episodes.flatMap(({ releases }) =>
      releases.flatMap(({ renders }) => renders.map(({ render }) => render.storyboardHash)),
    ),
  );
  const madeFrom = await findVersionsOf(prisma, [...new Set(hashes)]);
  return composeEdition({ fingerprint, campaigns, madeFrom, now, onUnreadable });
}
