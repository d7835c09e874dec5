import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { ago, insertApprovals, insertRelease, insertSlot, insertStory } from "../fixtures.ts";
import { copyOf } from "./made-folder.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const SOURCE = "ncsc-three-random-words";
const SPARE = "nist-passwords";
const WHY = "the page was withdrawn";

let made = "";
let slug = "";
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "sunny-test-"));
  slug = await makeFolder(made);
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** An episode that rests on a source: one slot of it is due, another was released. */
async function makeFolder(folder: string): Promise<string> {
  const database = await openEmbedded(folder);
  try {
    await migrate(database);
    const { prisma } = database;
    const story = await insertStory(prisma);
    const page = { publisher: "Someone", title: "A page", url: "https://someone.example/" };
    const days = { readOn: new Date("2026-10-01"), nextCheckOn: new Date("2027-05-03") };
    for (const id of [SOURCE, SPARE]) await prisma.source.create({ data: { id, ...page, ...days } });
    const text = "Three random words are long enough.";
    await prisma.claim.create({ data: { scriptVersionId: story.version.id, key: "long", text, sourceId: SOURCE } });
    const slot = await insertSlot(prisma, story, ago(2 * MINUTE));
    await prisma.slot.update({ where: { id: slot.id }, data: { state: "releasing" } });
    const release = await insertRelease(prisma, { ...story, slot });
    const render = { renderId: story.render.id, locale: "en", format: "vertical" as const };
    await insertApprovals(prisma, story);
    await prisma.releaseRender.create({ data: { releaseId: release.id, ...render } });
    return story.episode.slug;
  } finally {
    await database.close();
  }
}

const recall = (dataDir: string, ...args: string[]) => sunny(["recall", ...args], { env: { DATA_DIR: dataDir } });

async function keptIn(dataDir: string) {
  const { prisma, close } = await openEmbedded(dataDir);
  try {
    const [holds, tasks, recalls] = [
      await prisma.hold.findMany(),
      await prisma.task.findMany(),
      await prisma.recall.count(),
    ];
    const audit = await prisma.auditEntry.findMany({ select: { action: true, actor: true } });
    return { holds, tasks, recalls, audit };
  } finally {
    await close();
  }
}

test("a recall lists what carries a claim by episode, holds and asks; a second one says that it added nothing", async () => {
  const folder = copyOf(made);
  const first = await recall(folder, SOURCE, "--reason", WHY);
  const { out, code } = first;
  const lines = out.split("\n");
  expect(lines.slice(0, 6)).toEqual([
    SOURCE,
    "",
    `${slug}: Three random words`,
    "  script en version 1, the newest",
    `    long: Three random words are long enough. (${SOURCE})`,
    "  render en vertical, final: qc_passed",
  ]);
  expect(out).toMatch(/^ {2}slot \d{4}-\d\d-\d\d \d\d:\d\d UTC, scheduled: now held$/m);
  expect(out).toMatch(/^ {2}live as soon as it is delivered, en vertical: now a task to take it down$/m);
  expect(lines.at(-2)).toBe(
    "1 episode, 1 script version in 1 language, 1 render, 1 unreleased slot, 1 live release. Now held: 1 slot; to be taken down: 1 release.",
  );
  expect(code).toBe(0);
  const kept = await keptIn(folder);
  expect(kept.holds).toMatchObject([{ sourceId: SOURCE, reason: `the source ${SOURCE} was recalled: ${WHY}` }]);
  expect(kept.tasks).toMatchObject([{ kind: "retract", state: "open", sourceId: SOURCE }]);
  expect(kept.audit).toEqual([{ action: "source.recall", actor: { type: "system", job: "recall" } }]);

  const second = await recall(folder, SOURCE, "--reason", WHY);
  expect(second.out).toContain("scheduled: held, from before");
  expect(second.out).toMatch(/All of it was recalled before: nothing was added\.\n$/);
  expect(second.code).toBe(0);
  expect(await keptIn(folder)).toEqual(kept);
});

test("--dry-run lists the same and changes nothing", async () => {
  const folder = copyOf(made);
  const { out, code } = await recall(folder, SOURCE, "--dry-run");
  expect(out).toContain("scheduled: would become held");
  expect(out).toMatch(/1 unreleased slot, 1 live release\. Nothing was changed\.\n$/);
  expect(code).toBe(0);
  expect(await keptIn(folder)).toEqual({ holds: [], tasks: [], recalls: 0, audit: [] });
});

test("--json prints one object that says what was held", async () => {
  const { out, code } = await recall(copyOf(made), SOURCE, "--reason", WHY, "--json");
  expect(JSON.parse(out)).toMatchObject({
    source: SOURCE,
    dryRun: false,
    isNews: true,
    sources: [SOURCE],
    carriers: [{ slug, slots: [{ state: "scheduled" }], releases: [{ state: "releasing" }] }],
    held: [expect.any(String)],
    retract: [expect.any(String)],
  });
  expect(out.trimEnd().split("\n")).toHaveLength(1);
  expect(code).toBe(0);
});

test("a source that nobody uses holds nothing, and that is no fault", async () => {
  expect(await recall(copyOf(made), SPARE, "--reason", WHY)).toEqual({
    code: 0,
    out: `${SPARE}\n\nNothing carries a claim of it.\n`,
    err: "",
  });
});

describe("a recall is refused in one line", () => {
  test("without a reason", async () => {
    expectRefusal(await recall(made, SOURCE), { code: 64, says: /--reason .*--dry-run/ });
  });

  test("for a source that does not exist, with those like it", async () => {
    for (const how of [["--dry-run"], ["--reason", WHY]]) {
      expectRefusal(await recall(copyOf(made), "ncsc-three-random-wrods", ...how), {
        code: 65,
        says: /^ncsc-three-random-wrods: is no source .*; near it: ncsc-three-random-words$/m,
      });
    }
  });

  test("with an empty reason", async () => {
    expectRefusal(await recall(copyOf(made), SOURCE, "--reason", " "), { code: 65, says: /recall: reason: is empty/ });
  });

  test("while a program has the database open, with the way out", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: process.pid, startedTicks: null }));
    expectRefusal(await recall(folder, SOURCE, "--reason", WHY), {
      code: 78,
      says: new RegExp(`^Process ${process.pid} has the embedded database .* open\\. Stop it, run this again`),
    });
  });

  test("where there is no database, and none is made", async () => {
    const folder = newFolder();
    expectRefusal(await recall(folder, SOURCE, "--dry-run"), { code: 78, says: /no database in .*DATA_DIR/ });
    expect(readdirSync(folder)).toEqual([]);
  });
});
