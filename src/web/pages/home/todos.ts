import type { AnswerOf, ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";

type Facts = {
  queue: AnswerOf<"get /api/v1/reviews/queue"> | undefined;
  tasks: readonly ItemOf<"get /api/v1/tasks">[];
  slots: readonly Slot[];
  episodes: readonly ItemOf<"get /api/v1/campaigns/:campaignId/episodes">[];
  failedRenders: readonly ItemOf<"get /api/v1/renders">[];
};
/** What somebody may do, as far as it makes something theirs to do. */
export type Hands = { decides: boolean; closesTasks: boolean; writes: boolean; renders: boolean };

/** One thing to do: which words say so, with what in them, and where it is done. */
export type Todo = {
  id: string;
  says: "approve" | "script" | "task" | "missed" | "rework" | "write" | "failed";
  values: Record<string, string | number>;
  to: string;
  at: string | null;
};

/** What waits for somebody, by what they may do; what goes out first comes first, what has no time comes last. */
export function todosOf({ queue, tasks, slots, episodes, failedRenders }: Facts, hands: Hands): Todo[] {
  const todos: Todo[] = [
    ...(queue?.videos ?? []).map(({ contentHash, episode, locale, format, nextAt }): Todo => {
      const values = { title: episode.title, locale, format };
      return { id: contentHash, says: "approve", values, to: `/review/${contentHash}`, at: nextAt };
    }),
    ...(queue?.scripts ?? []).map(({ versionId, episode, locale, version }): Todo => {
      const values = { title: episode.title, locale, version };
      return { id: versionId, says: "script", values, to: `/write/${episode.slug}`, at: null };
    }),
  ];
  if (hands.closesTasks) {
    for (const { id, reason, episode, createdAt } of tasks) {
      const values = { title: episode?.title ?? reason, reason };
      todos.push({ id, says: "task", values, to: "/deliver", at: createdAt });
    }
  }
  if (hands.decides) {
    for (const { id, state, episodeTitle: title, stateReason, dueAt } of slots) {
      if (state !== "missed") continue;
      todos.push({
        id,
        says: "missed",
        values: { title, reason: stateReason ?? "" },
        to: `/plan?slot=${id}`,
        at: dueAt,
      });
    }
  }
  if (hands.writes) todos.push(...writing({ slots, episodes }));
  if (hands.renders) {
    for (const { id, shows, failureDetail, failure } of failedRenders) {
      const values = { title: shows?.episode.title ?? "", reason: failureDetail ?? failure ?? "" };
      if (shows) todos.push({ id, says: "failed", values, to: "/run", at: null });
    }
  }
  return todos.sort((a, b) => (a.at ?? "9").localeCompare(b.at ?? "9"));
}

// Words are wanted where a place in the plan is and where a reviewer asked for others.
function writing({ slots, episodes }: Pick<Facts, "slots" | "episodes">): Todo[] {
  const next = new Map<string, string>();
  for (const { episodeId, state, dueAt } of slots) {
    if (!["planned", "scheduled", "held"].includes(state)) continue;
    const known = next.get(episodeId);
    if (known === undefined || dueAt < known) next.set(episodeId, dueAt);
  }
  return episodes.flatMap(({ id, slug, title, scripts }) => {
    const at = next.get(id) ?? null;
    const asked = scripts
      .filter(({ latest }) => latest?.state === "changes_requested")
      .map(({ locale }) => ({
        id: `${id}-${locale}`,
        says: "rework" as const,
        values: { title, locale },
        to: `/write/${slug}`,
        at,
      }));
    const isWanting = at !== null && scripts.every(({ latest }) => latest === null);
    const missing = isWanting
      ? [
          {
            id,
            says: "write" as const,
            values: { title, locale: scripts[0]?.locale ?? "en" },
            to: `/write/${slug}`,
            at,
          },
        ]
      : [];
    return [...asked, ...missing];
  });
}
