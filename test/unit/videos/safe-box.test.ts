import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boxFindings, formatSchema, type MeasuredLine, type Storyboard, safeBox } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { longestScenes } from "./longest-scenes.ts";
import { openStills } from "./stills.ts";

type Stills = Awaited<ReturnType<typeof openStills>>;
const MINUTE = 60_000;

let stills: Stills;
beforeAll(async () => {
  stills = await openStills();
}, MINUTE);
afterAll(() => stills?.close());

/** What does not fit once all of a scene has come in, as the real browser and fonts draw it. */
async function faultsOf(storyboard: Storyboard): Promise<string[]> {
  await stills.show(storyboard, storyboard.durationFrames - 1);
  const lines = await stills.measure();
  return boxFindings(storyboard, [{ scene: 0, lines }]).map(({ rule, path, says }) => `${rule} ${path} ${says}`);
}

const stages = formatSchema.options.flatMap((format) =>
  (["ltr", "rtl"] as const).map((direction) => ({ format, direction })),
);
const boardsOf = (scenes: typeof sampleScenes) =>
  stages.flatMap(({ format, direction }) =>
    scenes.map((scene) => ({ format, direction, kind: scene.kind, id: scene.id, scene })),
  );

describe("every line of a scene is drawn in its place, large and clear enough to read", () => {
  test.each(boardsOf(sampleScenes))("$format $direction $kind ($id)", async ({ format, direction, scene }) => {
    expect(await faultsOf({ ...sampleStoryboard(format, [scene]), direction, cues: [] })).toEqual([]);
  });
});

// Lines as long and wide as a script may make them can get small, which their writer is told as F07.
describe("the longest and widest lines are all drawn, stay inside, and run into nothing", () => {
  test.each(boardsOf(longestScenes))("$format $direction $kind ($id)", async ({ format, direction, scene }) => {
    const faults = await faultsOf({ ...sampleStoryboard(format, [scene]), direction, cues: [] });
    expect(faults.filter((fault) => !fault.startsWith("F07"))).toEqual([]);
  });
});

describe("a caption of two full lines stays in its place", () => {
  const width = { vertical: 32, square: 32, landscape: 42 };
  const captions = formatSchema.options.flatMap((format) => [
    {
      format,
      locale: "en",
      lines: ["moderate wording ".repeat(4).slice(0, width[format]), "m".repeat(width[format])],
    },
    { format, locale: "ja", lines: ["漢字".repeat(7), "あ".repeat(14)] },
    { format, locale: "ar", lines: ["استخدم كلمات عشوائية طويلة الآن", "مدير كلمات المرور يحفظها كلها"] },
  ]);

  test.each(captions)("$format, $locale", async ({ format, locale, lines }) => {
    const [hook] = sampleScenes;
    if (!hook) throw new Error("There is a sample.");
    const storyboard = sampleStoryboard(format, [hook], { locale });
    const whole = { startMs: 0, durationMs: 5000, startFrame: 0, durationFrames: storyboard.durationFrames };
    const cues = [{ ...whole, lines }];
    await stills.show({ ...storyboard, cues }, 140);
    const measured = (await stills.measure()).filter(({ field }) => field.startsWith("caption."));
    expect(measured.map(({ text }) => text)).toEqual(lines);
    const { x, y, width: across, height } = safeBox(format, "organic");
    for (const row of measured.flatMap(({ rows }) => rows)) {
      expect(row.left).toBeGreaterThanOrEqual(x - 1);
      expect(row.right).toBeLessThanOrEqual(x + across + 1);
      expect(row.top).toBeGreaterThanOrEqual(y - 1);
      expect(row.bottom).toBeLessThanOrEqual(y + height + 1);
    }
  });
});

describe("the meter sees what is there", () => {
  const measured = async (markup: string): Promise<MeasuredLine | undefined> => {
    await stills.showMarkup(markup);
    return (await stills.measure())[0];
  };
  const ROOT =
    'style="--skyHigh:#FFF6E0;--skyLow:#FFDDA8;--sign:#14363C;position:absolute;inset:0;width:500px;height:500px"';
  const line = (style = "") =>
    `<div data-line="title" style="position:absolute;left:40px;top:60px;font:80px Nunito Variable;${style}">Hmm</div>`;

  test("ink, not the line box around it", async () => {
    const found = await measured(`<div ${ROOT}>${line("line-height:200px")}</div>`);
    const [row] = found?.rows ?? [];
    expect(found).toMatchObject({ field: "title", text: "Hmm", fontPx: 80, room: null });
    expect((row?.bottom ?? 0) - (row?.top ?? 0)).toBeLessThan(80);
    expect(row?.left).toBeCloseTo(40, 0);
  });

  test("the colours of the words, and of the sky where nothing else is behind them", async () => {
    expect(await measured(`<div ${ROOT}>${line("color:#14363C")}</div>`)).toMatchObject({
      colour: [20, 54, 60],
      grounds: [
        [255, 246, 224],
        [255, 221, 168],
      ],
    });
  });

  test("the card behind the words, and its edges", async () => {
    const card = `<div data-room="" style="position:absolute;left:10px;top:20px;width:300px;height:200px;background:#FFFCF3">${line()}</div>`;
    expect(await measured(`<div ${ROOT}>${card}</div>`)).toMatchObject({
      grounds: [[255, 252, 243]],
      room: { left: 10, top: 20, right: 310, bottom: 220 },
    });
  });

  test("a drawn sign by the colour that it names", async () => {
    expect(await measured(`<div ${ROOT}><div data-ground="sign">${line()}</div></div>`)).toMatchObject({
      grounds: [[20, 54, 60]],
    });
  });

  test("each row of a line that breaks", async () => {
    const found = await measured(`<div ${ROOT}>${line("width:150px").replace("Hmm", "Hmm hmm")}</div>`);
    expect(found?.rows).toHaveLength(2);
  });
});
