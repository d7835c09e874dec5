import { describe, expect, test } from "vitest";
import { type Asset, formatSchema, type Storyboard } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { managerDemoSample } from "../../../videos/scenes/manager-demo/sample.ts";
import { presenterSample } from "../../../videos/scenes/presenter/sample.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const photo = { ...presenterSample, portrait: { kind: "photo", file: "media/robin.jpg" } } as const;
const clip = { ...presenterSample, portrait: { kind: "clip", file: "media/robin.mp4" } } as const;

function asset(file: string, letter: string, rest: Partial<Asset> = {}): Asset {
  return { file, sha256: letter.repeat(64), type: "image/jpeg", width: 800, height: 1000, ...rest };
}

function board(scene: Storyboard["scenes"][number]["scene"], assets: Asset[] = []): Storyboard {
  return { ...sampleStoryboard("vertical", [scene]), assets, cues: [] };
}

function pictures(storyboard: Storyboard): string[] {
  const draw = stillMarkup(storyboard);
  return Array.from({ length: storyboard.durationFrames }, (_, frame) => draw(frame));
}

describe("a presenter's photo", () => {
  test("another photo is another picture", () => {
    const [before, after] = ["a", "b"].map((letter) =>
      stillMarkup(board(photo, [asset("media/robin.jpg", letter)]))(140),
    );
    expect(before).not.toBe(after);
  });

  test("the photo of another scene changes nothing here", () => {
    const mine = asset("media/robin.jpg", "a");
    const [before, after] = ["b", "c"].map((letter) =>
      stillMarkup(board(photo, [mine, asset("media/mei.jpg", letter)]))(140),
    );
    expect(before).toBe(after);
  });

  test("a photo is held: once everything has arrived, its frames share one picture", () => {
    expect(new Set(pictures(board(photo, [asset("media/robin.jpg", "a")])).slice(100)).size).toBe(1);
  });
});

describe("a presenter's clip", () => {
  test("every frame of a clip is a picture of its own", () => {
    const all = pictures(board(clip, [asset("media/robin.mp4", "a")]));
    expect(new Set(all).size).toBe(all.length);
  });

  test("a clip begins with its scene, wherever that is in the episode", () => {
    const storyboard = { ...sampleStoryboard("vertical", [presenterSample, { ...clip, id: "clip" }]), cues: [] };
    const start = storyboard.scenes[1]?.startFrame ?? Number.NaN;
    const way = storyboard.transitions[0];
    const shown = Math.max(start, (way?.startFrame ?? 0) + (way?.durationFrames ?? 0));
    expect(stillMarkup(storyboard)(shown)).toContain(`data-frame="${shown - start}"`);
  });

  test("a clip shorter than its scene rests on its last frame", () => {
    const all = pictures(board(clip, [asset("media/robin.mp4", "a", { durationMs: 3000 })]));
    expect(all[89]).toContain('data-frame="89"');
    expect(new Set(all.slice(89)).size).toBe(1);
  });
});

describe("drawn people", () => {
  const looks = ["robin", "amara", "jonas", "mei", "sol"] as const;

  test.each(formatSchema.options)("each of the five looks different (%s)", (format) => {
    const drawn = looks.map((look) => {
      const scene = { ...presenterSample, portrait: { kind: "drawn", look } } as const;
      return stillMarkup({ ...sampleStoryboard(format, [scene]), cues: [] })(120);
    });
    expect(new Set(drawn).size).toBe(looks.length);
  });
});

describe("a password manager fills in", () => {
  const all = pictures(board(managerDemoSample));
  const password = /<svg[^>]*data-part="password"[^>]*>(.*?)<\/svg>/;

  test("a password is only ever dots", () => {
    for (const markup of all) {
      const drawn = password.exec(markup)?.[1] ?? "";
      expect(drawn).toMatch(/^(<circle [^>]*><\/circle>)+$/);
    }
  });

  test("the dots come after the account, and they are as many for every password", () => {
    const dots = all.map((markup) => (password.exec(markup)?.[1]?.match(/opacity="1"/g) ?? []).length);
    const accountAt = all.findIndex((markup) => /opacity:1"><span data-line="account"/.test(markup));
    expect(dots).toEqual(dots.toSorted((a, b) => a - b));
    expect(accountAt).toBeGreaterThan(0);
    expect(dots.findIndex((count) => count > 0)).toBeGreaterThan(accountAt);
    expect(dots.at(-1)).toBe(10);
  });
});

test.each([presenterSample, managerDemoSample])("$kind needs at most 35 pictures in a hundred frames", (scene) => {
  const all = pictures(board(scene));
  expect(new Set(all).size / all.length).toBeLessThanOrEqual(0.35);
});
