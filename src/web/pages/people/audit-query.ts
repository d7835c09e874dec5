const DAY = 86_400_000;

type Wanted = { action: string; personId: string; entityId: string; from: string; until: string };

/** What is asked of the record: only what was filled in, days as instants and the last one whole. */
export function queryOf({ action, personId, entityId, from, until }: Wanted) {
  return {
    ...(action.trim() ? { action: action.trim() } : {}),
    ...(entityId.trim() ? { entityId: entityId.trim() } : {}),
    ...(personId ? { personId } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(until ? { until: new Date(Date.parse(startOf(until)) + DAY).toISOString() } : {}),
  };
}

const startOf = (day: string) => new Date(`${day}T00:00:00Z`).toISOString();
