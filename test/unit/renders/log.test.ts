import { expect, test } from "vitest";
import { type LogEntry, logOf } from "#renders/log.ts";

const at = new Date("2026-12-01T09:00:00Z");
const actor = { type: "system", job: "draw-segment" };
const entry = (action: string, after: object = {}, reason: string | null = null): LogEntry => ({
  ...{ seq: 7n, at, actor, action, after, reason },
});
const eventsOf = (...entries: LogEntry[]) => logOf(entries).map(({ event }) => event);
const asked = (isAgain: boolean) => entry("render.request", { isAgain });

test("asked for while it waits it moves forward; asked for when it is over it begins anew", () => {
  expect(eventsOf(asked(false), asked(true))).toEqual(["asked", "moved_forward"]);
  expect(eventsOf(asked(false), entry("render.cancel"), asked(true), asked(true))).toEqual([
    "asked",
    "cancelled",
    "asked_again",
    "moved_forward",
  ]);
});

test("what a worker still writes after the end does not make it go on", () => {
  const late = entry("part.retry", { position: 0 }, "browser: gone");
  expect(eventsOf(asked(false), entry("render.cancel"), late, asked(true)).at(-1)).toBe("asked_again");
});

test.each([
  [{ again: true }, "browser: gone", "begun_again"],
  [{ again: false }, "quality: too loud", "unfit"],
  [{ again: false }, "poison: no such font", "put_aside"],
  [{ again: false }, "disk_full: The disk is full.", "failed"],
  [{ again: true, isStopping: true }, "poison: aborted", "stopped"],
  [{}, "The worker ended in the middle of it, more than once.", "failed"],
])("a failure recorded as %j for %j is told as what it was: %s", (after, reason, event) => {
  expect(eventsOf(entry("render.fail", after, reason))).toEqual([event]);
});

test("a segment has the number that people count, its worker's name, and a reason without a path", () => {
  const after = { attempt: 2, position: 4, worker: "left 0195-one-try", framesCaptured: 7 };
  expect(logOf([entry("segment.draw", after)])).toMatchObject([
    { attempt: 2, segment: 5, worker: "left", pictures: 7, reason: null },
  ]);
  expect(logOf([entry("part.retry", after, "encoder: no room at /srv/data/one.mp4")])).toMatchObject([
    { event: "segment_retried", failure: "encoder", reason: "no room at one.mp4" },
  ]);
});

test("what was recorded of a render for others is no line", () => {
  expect(eventsOf(entry("review.approve"), entry("comment.write"))).toEqual([]);
});
