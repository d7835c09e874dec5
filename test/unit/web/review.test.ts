import { expect, test } from "vitest";
import { drawingSchema } from "#reviews/index.ts";
import { checksOf } from "#web/pages/review/checks.ts";
import { drawnBetween, firstOf, isSeenAt, moved, stretched } from "#web/pages/review/drawn/shapes.ts";
import { EMPTY, placeOf } from "#web/pages/review/said/draft.ts";
import { pinsOf } from "#web/pages/review/said/pins.ts";
import { frameAt, secondsIn, stepFrom, timeCode } from "#web/pages/review/watch/frames.ts";
import { barsOf, peaksOf } from "#web/pages/review/watch/peaks.ts";

test("whatever frame is asked for is the one that is shown", () => {
  for (let frame = 0; frame < 2000; frame += 1) expect(frameAt(secondsIn(frame))).toBe(frame);
});

test("a step never leaves the video", () => {
  expect([stepFrom(0, -1, 90), stepFrom(5, 1, 90), stepFrom(89, 30, 90)]).toEqual([0, 6, 89]);
});

test.each([
  [0, "0:00.00"],
  [99, "0:03.09"],
  [1830, "1:01.00"],
])("frame %i is read as %s", (frame, words) => expect(timeCode(frame)).toBe(words));

test("measures are read one by one, whatever stands in them", () => {
  const facts = { video: { codec: "h264", isConstant: true, gaps: [] }, audio: null, look: { stillSpans: [1, 2] } };
  expect(checksOf(facts)).toEqual([
    { name: "video codec", value: "h264" },
    { name: "video is constant", value: "yes" },
    { name: "video gaps", value: "none" },
    { name: "look still spans", value: "2" },
  ]);
  expect(checksOf("nothing")).toEqual([]);
});

test("whichever way a box is drawn, it is one that the server takes, and inside the picture", () => {
  const wanted = { kind: "box", x: 0.2, y: 0.3, width: 0.4, height: 0.2 };
  expect(drawnBetween("box", { x: 0.2, y: 0.3 }, { x: 0.6, y: 0.5 })).toEqual(wanted);
  expect(drawnBetween("box", { x: 0.6, y: 0.5 }, { x: 0.2, y: 0.3 })).toEqual(wanted);
  for (let at = 0; at <= 1000; at += 1) {
    const point = { x: at / 997, y: 1 - at / 1003 };
    for (const tool of ["box", "arrow"] as const) {
      const drawing = drawnBetween(tool, point, { x: 1.2, y: 2 });
      if (drawing) expect(drawingSchema.safeParse(drawing).success, JSON.stringify(drawing)).toBe(true);
    }
  }
});

test("a slip of a finger draws nothing", () => {
  expect(drawnBetween("box", { x: 0.5, y: 0.5 }, { x: 0.51, y: 0.9 })).toBeNull();
  expect(drawnBetween("arrow", { x: 0.5, y: 0.5 }, { x: 0.505, y: 0.5 })).toBeNull();
});

test.each(["box", "arrow"] as const)(
  "keys move and stretch a %s as far as the edge of the picture and no further",
  (tool) => {
    const ways = [-0.01, 0, 0.01].flatMap((x) => [-0.01, 0, 0.01].map((y) => ({ x, y })));
    for (const way of ways) {
      let [carried, grown] = [firstOf(tool), firstOf(tool)];
      for (let press = 0; press < 150; press += 1) {
        carried = moved(carried, way);
        grown = stretched(grown, way);
      }
      for (const drawing of [carried, grown])
        expect(drawingSchema.safeParse(drawing).success, JSON.stringify(drawing)).toBe(true);
    }
  },
);

test("what is drawn on a frame is seen on that one, and lingers only while the video runs", () => {
  const moment = { frame: 30, endFrame: null };
  expect([29, 30, 31].map((frame) => isSeenAt(frame, moment, false))).toEqual([false, true, false]);
  expect([29, 31, 50, 51].map((frame) => isSeenAt(frame, moment, true))).toEqual([false, true, true, false]);
  const span = { frame: 30, endFrame: 60 };
  expect([29, 30, 60, 61].map((frame) => isSeenAt(frame, span, false))).toEqual([false, true, true, false]);
});

test("a comment stands where the video stands, unless its beginning was held or it has an end", () => {
  expect(placeOf(EMPTY, 40)).toEqual({ frame: 40 });
  expect(placeOf({ ...EMPTY, from: 30 }, 40)).toEqual({ frame: 30 });
  expect(placeOf({ ...EMPTY, from: 30, to: 40 }, 99)).toEqual({ frame: 30, endFrame: 40 });
  expect(placeOf({ ...EMPTY, from: 30, to: 30 }, 99)).toEqual({ frame: 30 });
});

test("the timeline has what is open and has a place, in the order of the video", () => {
  const thread = (id: string, change: object) =>
    ({ id, by: { name: "Nora" }, isBlocking: false, drawing: null, resolvedAt: null, ...change }) as never;
  const pins = pinsOf([
    thread("late", { place: { is: "here", frame: 90, endFrame: null } }),
    thread("lost", { place: { is: "lost" } }),
    thread("settled", { place: { is: "here", frame: 1, endFrame: null }, resolvedAt: "2026-11-27T00:00:00Z" }),
    thread("early", { place: { is: "carried", frame: 3, endFrame: 9 } }),
  ]);
  expect(pins.map(({ id, frame }) => [id, frame])).toEqual([
    ["early", 3],
    ["late", 90],
  ]);
});

test("a sound is drawn by its loudest moments, on either channel, and silence as a line", () => {
  const left = Float32Array.from([0, 0.1, -0.5, 0, 0, 0]);
  const right = Float32Array.from([0.25, 0, 0, 0, 0, 0]);
  expect(peaksOf([left, right], 3)).toEqual([0.5, 1, 0]);
  expect(peaksOf([new Float32Array(6)], 3)).toEqual([0, 0, 0]);
  expect(peaksOf([], 2)).toEqual([0, 0]);
  expect(barsOf([1, 0])).toBe("M1 2h2v96h-2zM5 49h2v2h-2z");
});
