import { expect, test } from "vitest";
import { todosOf } from "#web/pages/home/todos.ts";

const NOBODY = { decides: false, closesTasks: false, writes: false, renders: false };
const EVERYTHING = { decides: true, closesTasks: true, writes: true, renders: true };

const slot = (id: string, episodeId: string, state: string, dueAt: string) =>
  ({
    id,
    episodeId,
    state,
    dueAt,
    episodeTitle: `Episode ${episodeId}`,
    stateReason: "the scheduler was away",
  }) as never;
const episode = (id: string, ...scripts: [locale: string, state: string | null][]) =>
  ({
    id,
    slug: id,
    title: `Episode ${id}`,
    scripts: scripts.map(([locale, state]) => ({ locale, latest: state && { state } })),
  }) as never;
const video = (contentHash: string, nextAt: string | null) =>
  ({
    contentHash,
    nextAt,
    episode: { title: "Passkeys", slug: "passkeys" },
    locale: "en",
    format: "vertical",
  }) as never;

const facts = {
  queue: {
    videos: [video("late", "2026-12-20T09:00:00Z"), video("soon", "2026-12-01T09:00:00Z"), video("never", null)],
    scripts: [],
    total: { videos: 3, scripts: 0 },
  },
  tasks: [{ id: "task", reason: "take it down", episode: null, createdAt: "2026-11-20T09:00:00Z" } as never],
  slots: [
    slot("missed", "a", "missed", "2026-11-24T09:00:00Z"),
    slot("planned", "b", "planned", "2026-12-08T09:00:00Z"),
    slot("done", "c", "released", "2026-11-17T09:00:00Z"),
  ],
  episodes: [episode("a", ["en", "approved"]), episode("b"), episode("c"), episode("d", ["de", "changes_requested"])],
  failedRenders: [],
};

test("what goes out first comes first, and what has no time comes last", () => {
  const ids = todosOf(facts, EVERYTHING).map(({ id }) => id);
  expect(ids).toEqual(["task", "missed", "soon", "b", "late", "never", "d-de"]);
});

test("whoever may do nothing else is asked only for the decisions that are theirs", () => {
  expect(todosOf(facts, NOBODY).map(({ says }) => says)).toEqual(["approve", "approve", "approve"]);
});

test("words are wanted where a place in the plan waits for them, and nowhere else", () => {
  const wanted = todosOf(facts, { ...NOBODY, writes: true }).filter(({ says }) => says === "write");
  expect(wanted.map(({ id }) => id)).toEqual(["b"]);
});

test("a slot whose time passed says why it did not go out, and leads to where that is decided", () => {
  const [missed] = todosOf(facts, { ...NOBODY, decides: true }).filter(({ says }) => says === "missed");
  expect(missed).toMatchObject({
    values: { title: "Episode a", reason: "the scheduler was away" },
    to: "/plan?slot=missed",
  });
});
