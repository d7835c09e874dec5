import { describe, expect, test } from "vitest";
import type { Script } from "#scripts/index.ts";
import { lintScript } from "#scripts/lint/index.ts";
import { quietScript, SOURCES } from "./say.ts";

type Suppression = NonNullable<Script["suppressions"]>[number];
const LATE = "Change it every 90 days.";

/** Two scenes that both say what E01 finds. */
function lintWith(...suppressions: Partial<Suppression>[]) {
  const scene = { kind: "tip", title: "–", body: "–", narration: LATE } as const;
  const script = quietScript({
    scenes: [
      { ...scene, id: "one" },
      { ...scene, id: "two" },
    ],
    suppressions: suppressions.map((one) => ({ rule: "E01", reason: "It is quoted", reviewer: "Rosa", ...one })),
  });
  const { findings, suppressed, ran } = lintScript({
    script,
    profile: "house",
    on: "2026-12-01",
    sources: SOURCES,
    allowedDomains: [],
  });
  const places = (list: { rule: string; path: string }[]) => list.map(({ rule, path }) => `${rule} ${path}`);
  return { findings: places(findings), suppressed, ran, places };
}

describe("a finding that a reviewer let pass", () => {
  test("is kept, with the reason and the reviewer, and no longer counts", () => {
    const { findings, suppressed } = lintWith({ scene: "one" });
    expect(findings).toEqual(["E01 scenes.1.narration"]);
    expect(suppressed).toMatchObject([
      { rule: "E01", path: "scenes.0.narration", severity: "error", reason: "It is quoted", reviewer: "Rosa" },
    ]);
  });

  test("passes in every scene where no scene is named", () => {
    const { findings, suppressed, places } = lintWith({});
    expect(findings).toEqual([]);
    expect(places(suppressed)).toEqual(["E01 scenes.0.narration", "E01 scenes.1.narration"]);
  });

  test("passes for its own rule alone", () => {
    expect(lintWith({ rule: "E02" }).findings).toContain("E01 scenes.0.narration");
  });

  test("is told once where two let it pass", () => {
    const { suppressed } = lintWith({ scene: "one", reviewer: "Rosa" }, { scene: "one", reviewer: "Ada" });
    expect(suppressed.map(({ reviewer }) => reviewer)).toEqual(["Rosa"]);
  });
});

describe("W13: a suppression that hides nothing is told, so that it hides nothing later", () => {
  test("of a rule that ran and found nothing", () => {
    expect(lintWith({}, { rule: "E04" }).findings).toEqual(["W13 suppressions.1.rule"]);
  });

  test("of a rule that found something, but in another scene", () => {
    const tip = { kind: "tip", title: "–", body: "–" } as const;
    const scenes = [
      { ...tip, id: "one", narration: LATE },
      { ...tip, id: "quiet", narration: "–" },
    ];
    const suppressions = [{ rule: "E01", scene: "quiet", reason: "–", reviewer: "–" }];
    const { findings } = lintScript({
      script: quietScript({ scenes, suppressions }),
      profile: "house",
      on: "2026-12-01",
      sources: SOURCES,
      allowedDomains: [],
    });
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "E01 scenes.0.narration",
      "W13 suppressions.0.rule",
    ]);
  });

  test("but not of a rule that could not be run", () => {
    const { findings, ran } = lintWith({}, { rule: "W11" });
    expect(ran).not.toContain("W11");
    expect(findings).toEqual([]);
  });
});
