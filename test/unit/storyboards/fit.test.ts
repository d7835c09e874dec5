import { describe, expect, test } from "vitest";
import type { Scene } from "#scripts/index.ts";
import {
  boxFindings,
  checkFit,
  compileStoryboard,
  type FitMeter,
  type Format,
  type MeasuredLine,
  type MeasuredScene,
  narrateScript,
  paceFindings,
  type Storyboard,
  safeBox,
} from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";

const signal = new AbortController().signal;
const hook = (narration: string, change: Partial<Scene> = {}) =>
  ({ id: "one", kind: "hook", title: "Use words", narration, ...change }) as Scene;
const compile = (scenes: Scene[], locale = "en", format: Format = "vertical") =>
  compileStoryboard({ script: { ...script, locale, scenes }, format, theme: "sunny" });
const told = (findings: { rule: string; severity: string; path: string }[]) =>
  findings.map(({ rule, severity, path }) => `${rule} ${severity} ${path}`);

describe("what is too quick is found", () => {
  const board = compile([hook("Stop and think before you answer a message that hurries you."), hook("Ask a friend.")]);
  const calm = { ...board, durationFrames: 30 * 30 };

  /** The storyboard with its first caption on the screen for so long. */
  function standing(durationMs: number, of: Storyboard = calm, lines?: string[]): Storyboard {
    const [cue, ...others] = of.cues;
    if (!cue) throw new Error("There is a caption.");
    return { ...of, cues: [{ ...cue, durationMs, ...(lines ? { lines } : {}) }, ...others] };
  }

  test("nothing in a calm video", () => {
    expect(paceFindings(calm)).toEqual([]);
  });

  test.each([
    ["17 characters a second can be read", "m".repeat(17), []],
    ["18 can hardly", "m".repeat(18), ["F01 warning scenes.0.narration"]],
    ["20 as well", "m".repeat(20), ["F01 warning scenes.0.narration"]],
    ["21 cannot", "m".repeat(21), ["F01 error scenes.0.narration"]],
    ["a family is one character", "👨‍👩‍👧‍👦".repeat(17), []],
  ])("%s", (_, line, findings) => {
    expect(told(paceFindings(standing(1000, calm, [line])))).toEqual(findings);
  });

  test.each([
    ["nine Japanese characters a second can be read", 9, []],
    ["ten can hardly", 10, ["F01 warning scenes.0.narration"]],
    ["thirteen cannot", 13, ["F01 error scenes.0.narration"]],
  ])("%s", (_, characters, findings) => {
    const japanese = { ...calm, locale: "ja" };
    expect(told(paceFindings(standing(1000, japanese, ["あ".repeat(characters)])))).toEqual(findings);
  });

  test("two Japanese lines are read without a space between them, two of other languages with one", () => {
    const [japanese, english] = [
      ["あ".repeat(5), "あ".repeat(4)],
      ["m".repeat(9), "m".repeat(8)],
    ];
    expect(paceFindings(standing(1000, { ...calm, locale: "ja" }, japanese))).toEqual([]);
    expect(told(paceFindings(standing(1000, calm, english)))).toEqual(["F01 warning scenes.0.narration"]);
  });

  test.each([
    ["vertical", 32],
    ["square", 32],
    ["landscape", 42],
  ] as const)("a caption line of a %s video has %i characters at most", (format, most) => {
    const findings = (letters: number) =>
      told(paceFindings(standing(7000, { ...calm, format }, ["m".repeat(letters)])));
    expect(findings(most)).toEqual([]);
    expect(findings(most + 1)).toEqual(["F02 error scenes.0.narration"]);
  });

  test.each([
    ["180 words a minute can be followed", 18, 6000, []],
    ["181 hardly", 18, 5960, ["F03 warning scenes.0.narration"]],
    ["200 as well", 20, 6000, ["F03 warning scenes.0.narration"]],
    ["more cannot", 20, 5900, ["F03 error scenes.0.narration"]],
    ["a few words may be said quickly", 5, 1000, []],
  ])("%s", (_, words, durationMs, findings) => {
    const [timed] = calm.scenes;
    if (!timed) throw new Error("There is a scene.");
    const scenes = [{ ...timed, scene: { ...timed.scene, narration: "so ".repeat(words).trim() } }];
    const voice = [
      { sceneId: "one", kind: "recorded" as const, voice: "Robin", sha256: "a".repeat(64), startMs: 500, durationMs },
    ];
    expect(told(paceFindings({ ...calm, scenes, cues: [], voice }))).toEqual(findings);
    expect(told(paceFindings({ ...calm, locale: "ja", scenes, cues: [], voice }))).toEqual([]);
  });

  test.each([
    [14.9, ["F04 warning scenes"]],
    [15, []],
    [45, []],
    [45.1, ["F04 warning scenes"]],
  ])("a video of %f s", (seconds, findings) => {
    expect(told(paceFindings({ ...calm, durationFrames: Math.round(seconds * 30) }))).toEqual(findings);
  });

  test("a finding says where, how much, and what to do", () => {
    const [finding] = paceFindings(standing(1000, calm, ["m".repeat(21)]));
    expect(finding).toMatchObject({
      says: expect.stringContaining("asks for 21.0 characters a second"),
      instead: expect.stringContaining("fewer words"),
    });
  });
});

describe("what does not fit is found", () => {
  const board = compile([hook("Stop and think.", { kicker: "First" } as Partial<Scene>)]);
  const { x, y } = safeBox("vertical", "strict");
  const at = (left: number, top: number, width = 300, height = 80) => [
    { left, top, right: left + width, bottom: top + height },
  ];
  const line = (change: Partial<MeasuredLine> = {}): MeasuredLine => ({
    field: "title",
    text: "Use words",
    rows: at(x, y + 200),
    fontPx: 80,
    room: null,
    colour: [20, 54, 60],
    grounds: [[255, 246, 224]],
    ...change,
  });
  const kicker = line({ field: "kicker", text: "First", rows: at(x, y) });
  const findings = (...lines: MeasuredLine[]) => boxFindings(board, [{ scene: 0, lines: [kicker, ...lines] }]);

  test("nothing where all is in its place", () => {
    expect(findings(line(), line({ field: "caption.0.0", text: "Stop", rows: at(x, 1300) }))).toEqual([]);
  });

  test.each<[string, Partial<MeasuredLine>, string, string]>([
    ["a line that is not drawn", { text: "Use wor" }, "F05", "is not drawn"],
    ["a line that is hidden", { rows: [] }, "F05", "is not drawn"],
    ["a line beyond the safe zone", { rows: at(x - 3, y + 200) }, "F06", "leaves the strict safe zone in vertical"],
    [
      "one row of several beyond it",
      { rows: [...at(x, y + 200), ...at(x + 600, y + 300)] },
      "F06",
      "leaves the strict safe zone in vertical",
    ],
    [
      "a line longer than its card",
      { room: { left: x, top: y + 150, right: x + 297, bottom: y + 400 } },
      "F06",
      "is longer than its place in vertical",
    ],
    ["a line upon another", { rows: at(x + 100, y + 40) }, "F06", "runs into title"],
    ["letters too small to read", { fontPx: 27.4 }, "F07", "is set in 27 px in vertical, too small to read"],
    ["large letters too faint", { colour: [160, 160, 160] }, "F08", "has a contrast of 2.4 in vertical; 3 can be read"],
    [
      "small letters too faint for their size",
      { colour: [130, 130, 130], fontPx: 40 },
      "F08",
      "has a contrast of 3.6 in vertical; 4.5 can be read",
    ],
    [
      "letters that fade on one of two grounds",
      {
        grounds: [
          [255, 246, 224],
          [30, 60, 70],
        ],
      },
      "F08",
      "has a contrast of 1.1 in vertical; 3 can be read",
    ],
  ])("%s", (_, change, rule, says) => {
    const found = findings(line(change));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule, severity: "error", says });
  });

  test("a hair's breadth of ink outside is no loss", () => {
    expect(findings(line({ rows: at(x - 2, y + 200) }))).toEqual([]);
    expect(findings(line({ rows: at(x, y + 78) }))).toEqual([]);
  });

  test("a caption has more room than a title, and its faults are those of the narration", () => {
    const wide = at(x, 1300, safeBox("vertical", "organic").width);
    expect(findings(line(), line({ field: "caption.0.0", rows: wide }))).toEqual([]);
    expect(findings(line(), line({ field: "caption.0.0", rows: at(x, 1500) }))).toMatchObject([
      { path: "scenes.0.narration", says: "leaves the organic safe zone in vertical" },
    ]);
  });

  test("captions of the same scene stand in the same place, one after the other", () => {
    const rows = at(x, 1300);
    expect(findings(line(), line({ field: "caption.0.0", rows }), line({ field: "caption.1.0", rows }))).toEqual([]);
  });
});

describe("a script is checked in every format", () => {
  const scene = hook("Stop and think.");

  /** A browser that draws each line where it belongs, all titles in letters of this size. */
  function meterOf(fontPx: number) {
    const seen: Storyboard[] = [];
    const meter: FitMeter = {
      measure: async (boards) => {
        seen.push(...boards);
        return boards.map(({ format }): MeasuredScene[] => {
          const { x, y } = safeBox(format, "strict");
          const rows = [{ left: x, top: y, right: x + 200, bottom: y + 60 }];
          const look = { fontPx, room: null, colour: [0, 0, 0], grounds: [[255, 255, 255]] };
          return [{ scene: 0, lines: [{ field: "title", text: "Use words", rows, ...look }] }];
        });
      },
    };
    return { meter, seen };
  }

  test("all are drawn, and a fault of all of them is told once where it says the same", async () => {
    const { meter, seen } = meterOf(80);
    const findings = await checkFit({ script: { ...script, scenes: [scene] }, meter, signal });
    expect(seen.map(({ format }) => format)).toEqual(["vertical", "square", "landscape"]);
    expect(told(findings)).toEqual(["F04 warning scenes"]);
  });

  test("a fault of one format names it", async () => {
    const { meter } = meterOf(20);
    const findings = await checkFit({ script: { ...script, scenes: [scene] }, meter, signal });
    expect(findings.filter(({ rule }) => rule === "F07").map(({ says }) => says)).toEqual(
      ["vertical", "square", "landscape"].map((format) => `is set in 20 px in ${format}, too small to read`),
    );
  });

  test("only what is asked for is drawn", async () => {
    const { meter, seen } = meterOf(80);
    await checkFit({ script: { ...script, scenes: [scene] }, formats: ["square"], meter, signal });
    expect(seen.map(({ format }) => format)).toEqual(["square"]);
  });

  test("a scene that the browser left out has not been checked", async () => {
    const meter: FitMeter = { measure: async () => [[]] };
    const findings = await checkFit({ script: { ...script, scenes: [scene] }, formats: ["square"], meter, signal });
    expect(told(findings)).toContain("F05 error scenes.0.title");
  });

  test("a browser that says nothing of a scene has not checked it", async () => {
    const meter: FitMeter = { measure: async () => [[{ scene: 0, lines: [] }]] };
    const findings = await checkFit({ script: { ...script, scenes: [scene] }, formats: ["square"], meter, signal });
    expect(told(findings)).toContain("F05 error scenes.0.title");
  });
});

test("a recording is spoken from its file, everything else by the voice of the language", async () => {
  const asked: unknown[] = [];
  const recorded = hook("Hello.", { id: "two", recording: "media/hello.wav" });
  await narrateScript(
    { ...script, scenes: [hook("Stop."), recorded] },
    {
      assets: [{ file: "media/hello.wav", sha256: "c".repeat(64), type: "audio/wav" }],
      narrator: {
        narrate: async ({ signal: _, ...request }) => {
          asked.push(request);
          return [];
        },
      },
      pathOf: (sha256) => `/files/${sha256}`,
      signal,
    },
  );
  expect(asked).toEqual([
    {
      locale: "en",
      scenes: [
        { id: "one", narration: "Stop." },
        { id: "two", narration: "Hello.", recording: `/files/${"c".repeat(64)}` },
      ],
    },
  ]);
});
