const PAGES: Record<string, string> = {
  Render: "/run",
  Channel: "/deliver",
  Task: "/deliver",
  Hold: "/people/settings",
  Source: "/people/sources",
  Consent: "/people/presenters",
  Review: "/review",
};

type About = { kind: string; entityType: string; entityId: string };

/** Where one looks at what a notification is about; null when no page shows it. */
export function placeOf({ kind, entityType, entityId }: About): string | null {
  if (entityType === "Slot") return `/plan?slot=${entityId}`;
  // A review is asked of a render, and is given where it is looked at.
  if (kind === "review_asked") return "/review";
  return PAGES[entityType] ?? null;
}
