import { expect, test } from "vitest";
import { duplicated, moved, spokenSeconds, withValue } from "../../../src/web/pages/write/edits.ts";
import { begin, change, redo, undo } from "../../../src/web/pages/write/undo.ts";

test("what was done can be taken back and done again", () => {
  const all = change(change(begin("a"), "b"), "c");
  expect(undo(all).now).toBe("b");
  expect(undo(undo(undo(all))).now).toBe("a");
  expect(redo(undo(all))).toEqual(all);
  expect(redo(all)).toBe(all);
});

test("a new change drops what was taken back, and nothing else", () => {
  const all = change(undo(change(change(begin("a"), "b"), "c")), "d");
  expect(all).toEqual({ past: ["a", "b"], now: "d", future: [] });
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
});

test("a field changes however deep it stands, and the rest stays", () => {
  const before = { title: "t", bars: [{ label: "a" }, { label: "b" }] };
  expect(withValue(before, ["bars", "1", "label"], "c")).toEqual({
    title: "t",
    bars: [{ label: "a" }, { label: "c" }],
  });
  expect(before.bars[1]?.label).toBe("b");
});

test("spoken time counts the words, also where none are parted by spaces", () => {
  expect(spokenSeconds("one two three four five", "en")).toBe(2);
  expect(spokenSeconds("", "en")).toBe(0);
  expect(spokenSeconds("私は毎日新しい言葉を書きます", "ja")).toBeGreaterThan(1);
});
