import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RenderFailedError } from "#core/errors.ts";
import { writeScript } from "#scripts/actions/index.ts";
import type { SavedFinding, Script } from "#scripts/index.ts";
import { ago, insertVersion } from "../fixtures.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { renderAtOnce } from "./support/render-at-once.ts";
import { tinyRenderer } from "./support/renderers.ts";
import { BAD_ADVICE, saying, TOO_LONG, write } from "./support/rewrite.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rowOf = (id: string) => stage.prisma.scriptVersion.findUniqueOrThrow({ where: { id } });
const rulesOf = (findings: readonly SavedFinding[]) => findings.map(({ rule }) => rule);

describe("what is wrong with a script stands with its version", () => {
  test("what breaks a rule and what does not fit, each with its field and what to do", async () => {
    const story = await writeStory(stage);
    const { versionId, findings } = await write(story, saying(story, BAD_ADVICE));
    const found = { severity: "error", path: "scenes.0.narration", instead: expect.any(String) };
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: "E01", ...found }),
        expect.objectContaining({ rule: "E02", ...found }),
        TOO_LONG,
      ]),
    );
    expect((await rowOf(versionId)).findings).toEqual(findings);
  });

  test("and cannot be changed or taken away, nor can its files", async () => {
    const story = await writeStory(stage);
    const { versionId } = await write(story, saying(story, BAD_ADVICE));
    for (const column of ["findings", "assets"]) {
      const change = stage.prisma.$executeRawUnsafe(
        `UPDATE "ScriptVersion" SET "${column}" = '[]' WHERE "id" = '${versionId}'`,
      );
      await expect(change).rejects.toThrow("ScriptVersion rows are never changed or deleted");
    }
  });

  test("the same words with the same findings again are the same version", async () => {
    const story = await writeStory(stage);
    const first = await write(story, saying(story, BAD_ADVICE));
    const before = await fingerprint(stage.prisma);
    expect(await write(story, saying(story, BAD_ADVICE))).toEqual(first);
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("the same words in which something else is found are a new version, and the old one keeps what it had", async () => {
    const story = await writeStory(stage);
    const first = await write(story, { title: "Another" });
    const second = await write(story, { title: "Another" }, {}, []);
    expect(rulesOf(second.findings)).not.toContain("F06");
    expect(second.number).toBe(first.number + 1);
    expect((await rowOf(first.versionId)).findings).toEqual(first.findings);
    await expect(requestVideo({ ...story, versionId: second.versionId })).resolves.toBeDefined();
  });

  test("when the drawing fails, nothing is written", async () => {
    const story = await writeStory(stage);
    const before = await fingerprint(stage.prisma);
    const broken = () => Promise.reject(new RenderFailedError("browser", "The browser is gone."));
    const input = { script: { ...story.script, title: "Another" }, authorId: story.producer.id };
    const ports = { checkFit: broken, signal: new AbortController().signal };
    const writing = writeScript({ ctx: story.producer.ctx, input }, ports);
    await expect(writing).rejects.toMatchObject({ code: "RENDER_FAILED" });
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });
});

describe("an error found at the save", () => {
  test("stops a final video, with every field named, and nothing is kept of the asking", async () => {
    const story = await writeStory(stage);
    const { versionId } = await write(story, saying(story, BAD_ADVICE));
    const before = await fingerprint(stage.prisma);
    await expect(requestVideo({ ...story, versionId })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: expect.arrayContaining([
        {
          path: "scenes.0.narration",
          message: expect.stringMatching(/change a password on a timer \(E01\); change it/),
        },
        { path: "scenes.0.title", message: expect.stringContaining("leaves the strict safe zone in square (F06)") },
      ]),
    });
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("lets a draft be rendered, for looking at", async () => {
    const story = await writeStory(stage);
    const { versionId } = await write(story, saying(story, BAD_ADVICE));
    const { renderId } = await requestVideo({ ...story, versionId }, { quality: "draft" });
    await renderAtOnce(stage, { renderId, attempt: 0 }, tinyRenderer());
    const render = await stage.prisma.render.findUniqueOrThrow({ where: { id: renderId } });
    expect(render).toMatchObject({ state: "qc_passed", quality: "draft" });
  });

  test("is gone with the words that made it: the next version is rendered", async () => {
    const story = await writeStory(stage);
    await write(story, saying(story, BAD_ADVICE));
    const { versionId, findings } = await write(story, { title: "Better words" }, {}, []);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    await expect(requestVideo({ ...story, versionId })).resolves.toMatchObject({ renderId: expect.any(String) });
  });

  test("a warning alone stops nothing", async () => {
    const story = await writeStory(stage);
    const warning = { ...TOO_LONG, rule: "F01", severity: "warning" as const };
    const { versionId, findings } = await write(story, { title: "With a warning" }, {}, [warning]);
    expect(findings).toContainEqual(warning);
    await expect(requestVideo({ ...story, versionId })).resolves.toMatchObject({ renderId: expect.any(String) });
  });
});

describe("a version from before the checks", () => {
  const unchecked = async (story: Story) => {
    const [latest] = await stage.prisma.scriptVersion.findMany({ where: { id: story.versionId } });
    if (!latest) throw new Error("The story has no version.");
    const of = { scriptId: latest.scriptId, number: latest.number + 1, authorId: story.producer.id };
    const { contentHash, body } = latest;
    return insertVersion(stage.prisma, of, { contentHash, body: Object(body) });
  };

  test("is rendered as a draft only", async () => {
    const story = await writeStory(stage);
    const { id: versionId } = await unchecked(story);
    await expect(requestVideo({ ...story, versionId })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: [{ path: "", message: "was never checked; save it again first" }],
    });
    await expect(requestVideo({ ...story, versionId }, { quality: "draft" })).resolves.toBeDefined();
  });

  test("is checked when it is saved again, and then rendered", async () => {
    const story = await writeStory(stage);
    const { number } = await unchecked(story);
    const again = await write(story, {}, {}, []);
    expect(again.number).toBe(number + 1);
    await expect(requestVideo({ ...story, versionId: again.versionId })).resolves.toBeDefined();
  });
});

describe("what the database knows counts when a script is saved", () => {
  const withRobin = (id: string, consent?: { until: string; channels: ["gallery"] }) => ({
    presenters: [{ id, name: "Robin", role: "Presenter", ...(consent ? { consent } : {}) }],
  });

  test("a presenter who agreed is found, one whose consent is missing, over or taken back is an error", async () => {
    const agreed = await writeStory(stage, withRobin("robin-agreed", { until: "2099-12-31", channels: ["gallery"] }));
    const rules = async (story: Story, presenter: string, title: string) =>
      rulesOf((await write(story, { presenter, title }, {}, [])).findings);
    expect(await rules(agreed, "robin-agreed", "One")).not.toContain("E13");
    const asked = await writeStory(stage, withRobin("robin-unasked"));
    expect(await rules(asked, "robin-unasked", "One")).toContain("E13");
    expect(await rules(asked, "nobody", "Two")).toContain("E13");
    const where = { presenter: { slug: "robin-agreed" } };
    await stage.prisma.consent.updateMany({ where, data: { expiresAt: ago(1000) } });
    expect(await rules(agreed, "robin-agreed", "Two")).toContain("E13");
    await stage.prisma.consent.updateMany({ where, data: { expiresAt: null, withdrawnAt: new Date() } });
    expect(await rules(agreed, "robin-agreed", "Three")).toContain("E13");
  });

  test("a claim that another language does not make is a warning, as long as its newest words lack it", async () => {
    const story = await writeStory(stage, { locales: ["en", "de"] });
    const { claims } = story.script;
    const german: Partial<Script> = { locale: "de", title: "Drei Wörter" };
    expect(rulesOf((await write(story, { ...german, claims }, {}, [])).findings)).not.toContain("W11");
    expect(rulesOf((await write(story, { title: "Other", claims }, {}, [])).findings)).not.toContain("W11");
    const renamed = claims.map((claim) => ({ ...claim, id: "another" }));
    const { findings } = await write(story, { ...german, claims: renamed }, {}, []);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "W11", severity: "warning", path: "claims.0.text" }),
    );
    expect(rulesOf((await write(story, { title: "Third", claims: renamed }, {}, [])).findings)).not.toContain("W11");
  });
});
