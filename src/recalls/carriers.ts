/** A factual line, and the source it rests on: the recalled one, or one that restates it. */
export type CarriedClaim = { key: string; text: string; sourceId: string };

/** What the database says of everything that carries a claim, stage by stage. */
export type CarrierRows = {
  versions: readonly {
    id: string;
    locale: string;
    number: number;
    isNewest: boolean;
    claims: readonly CarriedClaim[];
    storyboards: readonly { contentHash: string; format: string }[];
    episode: {
      id: string;
      slug: string;
      title: string;
      position: number;
      campaign: string;
      locales: readonly string[];
    };
  }[];
  renders: readonly { id: string; storyboardHash: string; quality: string; state: string }[];
  /** Slots of these episodes that nothing was released from yet. */
  slots: readonly {
    id: string;
    episodeId: string;
    wallTime: string;
    timeZone: string;
    dueAt: Date;
    state: string;
    /** Whether a hold for this source stands already. */
    isHeld: boolean;
  }[];
  releases: readonly {
    id: string;
    episodeId: string;
    state: string;
    releasedAt: Date | null;
    claimedAt: Date;
    isTakenDown: boolean;
    /** Whether somebody was asked already to take it down because of this source. */
    hasTask: boolean;
    renders: readonly { locale: string; format: string; storyboardHash: string }[];
  }[];
};

/** An episode that carries a claim of a source, and where it does. */
export type Carrier = {
  episodeId: string;
  slug: string;
  title: string;
  campaign: string;
  versions: { id: string; locale: string; number: number; isNewest: boolean; claims: CarriedClaim[] }[];
  renders: { id: string; locale: string; format: string; quality: string; state: string }[];
  /** Not released yet, and made of newest words that carry it. */
  slots: { id: string; wallTime: string; timeZone: string; state: string; isHeld: boolean }[];
  /** Out, or on the way out, and not taken down. */
  releases: {
    id: string;
    state: string;
    releasedAt: Date | null;
    parts: { locale: string; format: string }[];
    hasTask: boolean;
  }[];
};

export type CarrierCounts = Record<"episodes" | "versions" | "languages" | "renders" | "slots" | "releases", number>;

// Nothing of these can be seen outside any more, or it never could.
const NOT_LIVE = ["retracting", "retracted", "failed"];

/** What carries it, episode by episode in the order of their campaigns. */
export function listCarriers(rows: CarrierRows): Carrier[] {
  const episodes = new Map(rows.versions.map(({ episode }) => [episode.id, episode]));
  return [...episodes.values()]
    .sort((a, b) => byText(a.campaign, b.campaign) || a.position - b.position)
    .map((episode) => {
      const versions = rows.versions.filter((version) => version.episode.id === episode.id);
      return {
        episodeId: episode.id,
        slug: episode.slug,
        title: episode.title,
        campaign: episode.campaign,
        versions: listVersions(versions),
        renders: listRenders(versions, rows.renders),
        slots: versions.some(({ isNewest, locale }) => isNewest && episode.locales.includes(locale))
          ? listSlots(rows.slots.filter(({ episodeId }) => episodeId === episode.id))
          : [],
        releases: listReleases(
          versions,
          rows.releases.filter(({ episodeId }) => episodeId === episode.id),
        ),
      };
    });
}

/** How many of each there are. */
export function countCarriers(carriers: readonly Carrier[]): CarrierCounts {
  const sum = (count: (carrier: Carrier) => number) => carriers.reduce((total, one) => total + count(one), 0);
  return {
    episodes: carriers.length,
    versions: sum(({ versions }) => versions.length),
    languages: new Set(carriers.flatMap(({ versions }) => versions.map(({ locale }) => locale))).size,
    renders: sum(({ renders }) => renders.length),
    slots: sum(({ slots }) => slots.length),
    releases: sum(({ releases }) => releases.length),
  };
}

function listVersions(versions: CarrierRows["versions"]): Carrier["versions"] {
  return versions
    .map(({ id, locale, number, isNewest, claims }) => ({ id, locale, number, isNewest, claims: [...claims] }))
    .sort((a, b) => byText(a.locale, b.locale) || b.number - a.number);
}

// Two versions of the same plan have one render: it is listed once.
function listRenders(versions: CarrierRows["versions"], renders: CarrierRows["renders"]): Carrier["renders"] {
  const plans = plansOf(versions);
  return renders
    .flatMap(({ id, storyboardHash, quality, state }) => {
      const plan = plans.get(storyboardHash);
      return plan ? [{ id, ...plan, quality, state }] : [];
    })
    .sort((a, b) => byText(a.locale, b.locale) || byText(a.format, b.format));
}

function listSlots(slots: CarrierRows["slots"]): Carrier["slots"] {
  return [...slots]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(({ id, wallTime, timeZone, state, isHeld }) => ({ id, wallTime, timeZone, state, isHeld }));
}

// What went out stays what it was: a newer version of the words takes no claim back.
function listReleases(versions: CarrierRows["versions"], releases: CarrierRows["releases"]): Carrier["releases"] {
  const plans = plansOf(versions);
  return [...releases]
    .filter(({ state, isTakenDown }) => !isTakenDown && !NOT_LIVE.includes(state))
    .sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime())
    .flatMap(({ id, state, releasedAt, hasTask, renders }) => {
      const parts = renders.flatMap(({ storyboardHash, locale, format }) =>
        plans.has(storyboardHash) ? [{ locale, format }] : [],
      );
      return parts.length > 0 ? [{ id, state, releasedAt, parts, hasTask }] : [];
    });
}

function plansOf(versions: CarrierRows["versions"]): Map<string, { locale: string; format: string }> {
  return new Map(
    versions.flatMap(({ locale, storyboards }) =>
      storyboards.map(({ contentHash, format }) => [contentHash, { locale, format }] as const),
    ),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
