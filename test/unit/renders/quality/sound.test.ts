import { describe, expect, test } from "vitest";
import { findQualityFaults, type VideoFacts } from "#renders/index.ts";
import { finished, good } from "./finished.ts";

type Audio = NonNullable<VideoFacts["audio"]>;
const faultsWith = (changes: Partial<Audio>) => {
  if (!good.audio) throw new Error("A good video has sound.");
  return findQualityFaults(finished({ audio: { ...good.audio, ...changes } }));
};

describe("a video as loud as feeds expect may be reviewed", () => {
  test.each([-13, -14, -15])("%s LUFS", (integratedLufs) => {
    expect(faultsWith({ integratedLufs })).toEqual([]);
  });
});

describe("sound that is not right is told with what to do", () => {
  test("too quiet", () => {
    const [fault] = faultsWith({ integratedLufs: -17.24 });
    expect(fault).toMatchObject({ check: "loudness" });
    expect(fault?.message).toContain("3.2 LU too quiet: -17.2 LUFS, where feeds expect -14");
  });

  test("too loud", () => {
    expect(faultsWith({ integratedLufs: -12.9 })[0]?.message).toContain("1.1 LU too loud");
  });

  test("a peak that may crackle", () => {
    expect(faultsWith({ truePeakDb: -1 })).toEqual([]);
    const [fault] = faultsWith({ truePeakDb: -0.4 });
    expect(fault).toMatchObject({ check: "peak" });
    expect(fault?.message).toContain("-0.4 dBTP");
  });

  test("sound that ends before the picture, by more than the codec's own grain", () => {
    const durationMs = good.container.durationMs;
    expect(faultsWith({ durationMs: durationMs - 40 })).toEqual([]);
    const [fault] = faultsWith({ durationMs: durationMs - 1000 });
    expect(fault).toMatchObject({ check: "sound-length" });
    const seconds = [durationMs - 1000, durationMs].map((ms) => (ms / 1000).toFixed(2));
    expect(fault?.message).toContain(`The sound lasts ${seconds[0]} s but the picture ${seconds[1]} s`);
  });
});
