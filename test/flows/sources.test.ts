import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveSources } from "#scripts/actions/index.ts";
import { saveAgain, saveSource } from "./support/sources.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe("sources that restate others are saved", () => {
  test("in any order, and one that no longer restates another is free of it", async () => {
    const { producer } = await writeStory(stage);
    const base = await saveSource({ producer });
    const id = await saveSource({ producer }, { basedOn: base });
    expect(await stage.prisma.source.findUnique({ where: { id } })).toMatchObject({ basedOn: base });
    await saveAgain({ producer }, { id });
    expect(await stage.prisma.source.findUnique({ where: { id } })).toMatchObject({ basedOn: null });

    const page = { publisher: "Someone", title: "A page", url: "https://someone.example/page" };
    const days = { readOn: "2026-10-01", nextCheckOn: "2027-05-03" };
    const [child, parent] = [`child-${id}`, `parent-${id}`];
    const input = [
      { id: child, basedOn: parent, ...page, ...days },
      { id: parent, ...page, ...days },
    ];
    await saveSources({ ctx: producer.ctx, input });
    expect(await stage.prisma.source.findUnique({ where: { id: child } })).toMatchObject({ basedOn: parent });
  });

  test("but not in a circle, also one that closes over sources saved before", async () => {
    const { producer } = await writeStory(stage);
    const base = await saveSource({ producer });
    const id = await saveSource({ producer }, { basedOn: base });
    const message = `is a circular source: ${base} -> ${id} -> ${base}`;
    await expect(saveAgain({ producer }, { id: base, basedOn: id })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: [{ path: "0.basedOn", message }],
    });
    await expect(saveAgain({ producer }, { id: base, basedOn: "nowhere" })).rejects.toMatchObject({
      issues: [{ path: "0.basedOn", message: '"nowhere" is not in the list of sources' }],
    });
  });
});
