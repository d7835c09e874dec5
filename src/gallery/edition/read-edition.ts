import { dayOf } from "#core/clock.ts";
import type { Edition } from "../published.ts";
import { findCampaigns, findVersionsOf, type Reader, readFingerprint } from "../store.ts";
import { composeEdition } from "./compose-edition.ts";

type Unreadable = (slug: string, error: unknown) => void;

/** What the edition of this moment is called: another name means that something public changed, or the day did. */
export async function nameEdition(prisma: Reader, now: Date): Promise<string> {
  return `${await readFingerprint(prisma)}.${dayOf(now)}`;
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
