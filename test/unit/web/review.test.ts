import { expect, test } from "vitest";
import { checksOf } from "#web/pages/review/checks.ts";
import { frameAt, secondsIn, stepFrom, timeCode } from "#web/pages/review/frames.ts";

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
