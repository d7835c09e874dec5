import { expect, test } from "vitest";
import { duplicated, freeId, moved, withValue } from "../../../src/web/pages/write/edits.ts";
import { begin, change, redo, settle, undo } from "../../../src/web/pages/write/undo.ts";

test("what was done can be taken back and done again", () => {
  const all = change(change(begin("a"), "b"), "c");
  expect(undo(all).now).toBe("b");
  expect(undo(undo(undo(all))).now).toBe("a");
  expect(redo(undo(all))).toEqual(all);
  expect(redo(all)).toBe(all);
});

test("a new change drops what was taken back, and nothing else", () => {
  const all = change(undo(change(change(begin("a"), "b"), "c")), "d");
  expect(all).toMatchObject({ past: ["a", "b"], now: "d", future: [] });
});

test("typing on in one field is one step; after a pause, or in another field, it is the next", () => {
  const typed = change(change(change(begin(""), "a", "title"), "ab", "title"), "abc", "title");
  expect(undo(typed).now).toBe("");
  expect(undo(change(settle(typed), "abcd", "title")).now).toBe("abc");
  expect(undo(change(typed, "x", "topic")).now).toBe("abc");
});

test("a scene moves up and down, and stays at the ends", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
});

test("a copy of a scene stands behind it under an id of its own", () => {
  const ids = duplicated([{ id: "tip" }, { id: "tip-2" }], 0).map(({ id }) => id);
  expect(ids).toEqual(["tip", "tip-3", "tip-2"]);
  expect(freeId("hook", [{ id: "tip" }])).toBe("hook");
});

test("a field changes however deep it stands, keeps its place, and goes when it is taken away", () => {
  const before = { title: "t", bars: [{ label: "a" }, { label: "b" }], last: 1 };
  const after = withValue(before, ["bars", "1", "label"], "c");
  expect(after).toEqual({ title: "t", bars: [{ label: "a" }, { label: "c" }], last: 1 });
  expect(Object.keys(after)).toEqual(["title", "bars", "last"]);
  expect(before.bars[1]?.label).toBe("b");
  expect(withValue(before, ["last"], undefined)).toEqual({ title: "t", bars: before.bars });
});
