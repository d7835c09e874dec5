import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderKey, storyboardHash } from "#renders/index.ts";
import { compileStoryboard, type Storyboard } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";

const parts = { storyboardHash: "a".repeat(64), templateHash: "b".repeat(64), quality: "final" } as const;
const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });

describe("a render's name changes with everything that shapes its bytes", () => {
  test.each([
    ["the storyboard", { ...parts, storyboardHash: "c".repeat(64) }],
    ["the scenes, fonts or engine", { ...parts, templateHash: "c".repeat(64) }],
    ["the quality", { ...parts, quality: "draft" as const }],
    [
      "storyboard and template swapped",
      { ...parts, storyboardHash: parts.templateHash, templateHash: parts.storyboardHash },
    ],
  ])("%s", (_what, changed) => {
    expect(renderKey(changed)).not.toBe(renderKey(parts));
  });

  test("it is a SHA-256, and the same parts always give the same one", () => {
    expect(renderKey(parts)).toMatch(/^[0-9a-f]{64}$/);
    expect(
      renderKey({ quality: "final", templateHash: parts.templateHash, storyboardHash: parts.storyboardHash }),
    ).toBe(renderKey(parts));
  });
});

describe("a storyboard's hash is that of its content", () => {
  test("any changed field of any depth changes it", () => {
    const paths = leavesOf(storyboard);
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        expect(storyboardHash(changedAt(storyboard, path))).not.toBe(storyboardHash(storyboard));
      }),
      { numRuns: paths.length },
    );
  });

  test.each([
    ["another word", { script: { ...script, title: "Four random words" }, format: "vertical", theme: "sunny" }],
    ["another language", { script: { ...script, locale: "de" }, format: "vertical", theme: "sunny" }],
    ["another shape", { script, format: "square", theme: "sunny" }],
  ] as const)("%s changes it", (_what, changed) => {
    expect(storyboardHash(compileStoryboard(changed))).not.toBe(storyboardHash(storyboard));
  });

  test("the order in which its fields were written does not matter", () => {
    const backwards = Object.fromEntries(Object.entries(storyboard).reverse()) as Storyboard;
    expect(storyboardHash(backwards)).toBe(storyboardHash(storyboard));
  });
});

function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function changedAt(whole: Storyboard, path: string[]): Storyboard {
  const copy: Storyboard = structuredClone(whole);
  const last = path.at(-1) ?? "";
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(Object(part), key), copy);
  const old: unknown = Reflect.get(Object(holder), last);
  Reflect.set(Object(holder), last, typeof old === "number" ? old + 1 : `${old}, changed`);
  return copy;
}
