import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { campaignFileSchema, consentsIn } from "#campaigns/index.ts";
import { projectPath } from "#config/project.ts";
import { FORMAT_SIZE, type Format, formatSchema } from "#core/formats.ts";
import { parseYamlFile } from "#core/yaml.ts";
import * as clip from "#infra/media/inspect-clip.ts";
import * as picture from "#infra/media/inspect-picture.ts";
import * as recording from "#infra/media/inspect-recording.ts";
import { endingsOf } from "#infra/media/kinds.ts";
import { LARGEST_BYTES } from "#infra/media/read-media.ts";
import { parseScript, parseSources, scriptJsonSchema } from "#scripts/index.ts";
import { lintScript, RULES } from "#scripts/lint/index.ts";
import { IDLE_SUPPRESSION } from "#scripts/lint/suppress.ts";
import { sourceSchema } from "#scripts/sources.ts";
import { captionWidth } from "#storyboards/captions.ts";
import * as box from "#storyboards/fit/box-findings.ts";
import * as pace from "#storyboards/fit/pace-findings.ts";
import { safeBox } from "#storyboards/index.ts";
import { readingLimits } from "#storyboards/pace.ts";
import { fieldsInWords, isGroup, limitInWords, propertiesOf } from "./limits-in-words.ts";

const page = readFileSync(projectPath("docs", "script-format.md"), "utf8");
const schema = scriptJsonSchema();
const fields = propertiesOf(schema);
const BASE = ["id", "kind", "narration", "emphasis", "description", "seconds", "recording", "transition"];

function kinds() {
  const items = fields["scenes"]?.items;
  const forms = isGroup(items) ? (items.oneOf ?? []).filter(isGroup) : [];
  return forms.map((form) => ({ form, kind: String(propertiesOf(form)["kind"]?.const) }));
}

function section(title: string): string {
  const [, after = ""] = page.split(`\n## ${title}\n`);
  return after.split("\n## ")[0] ?? "";
}

/** The cells of each row of a table, without its head. */
function rowsOf(title: string): string[][] {
  const rows = section(title)
    .split("\n")
    .filter((row) => row.startsWith("| "));
  return rows.slice(1).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("the page about the script format says what the program does", () => {
  test("of the fields of a file", () => {
    const rows = rowsOf("The file").map(([name = "", limit = ""]) => `${name} ${limit}`);
    const own = Object.entries(fields).map(([name, field]) => {
      const isAsked = schema.required?.includes(name);
      return `\`${name}${isAsked ? "" : "?"}\` ${limitInWords({ ...field, items: {} })}`;
    });
    expect(rows).toEqual(own);
    for (const words of fieldsInWords(fields["notes"] ?? {})) expect(section("The file")).toContain(words);
  });

  test("of the fields of every scene", () => {
    const form = kinds()[0]?.form ?? {};
    const rows = rowsOf("Every scene").map(([name = "", limit = ""]) => `${name} ${limit}`);
    const own = fieldsInWords(form).filter((words) => BASE.includes(/^`([^`?]+)/.exec(words)?.[1] ?? ""));
    const isKind = (row: string) => row.startsWith("`kind`");
    expect(rows.filter((row) => !isKind(row))).toEqual(own.filter((row) => !isKind(row)));
  });

  test("of every kind of scene and its limits", () => {
    const rows = rowsOf("The kinds").map(([kind, , limits]) => [kind, limits]);
    expect(rows).toEqual(kinds().map(({ form, kind }) => [`\`${kind}\``, fieldsInWords(form, BASE).join(", ")]));
  });

  test("of claims, suppressions and sources", () => {
    const entries = (name: string) => {
      const items = fields[name]?.items;
      return isGroup(items) ? fieldsInWords(items) : [];
    };
    for (const words of entries("claims")) expect(section("Claims and sources")).toContain(words);
    for (const words of entries("suppressions").slice(1)) expect(section("Suppressions")).toContain(words);
    const source = z.toJSONSchema(sourceSchema, { target: "draft-7", io: "input" });
    const lengths = fieldsInWords(source).filter((words) => /\d$/.test(words));
    expect(lengths.length).toBe(4);
    for (const words of lengths) expect(section("Claims and sources")).toContain(words);
  });

  test("of the formats and the room they have", () => {
    const size = ({ width, height }: { width: number; height: number }) => `${width} × ${height}`;
    const width = (format: Format) =>
      `${captionWidth("en", format)}, Chinese, Japanese, Korean ${captionWidth("ja", format)}`;
    expect(rowsOf("How limits are measured")).toEqual(
      formatSchema.options.map((format) => [
        `\`${format}\``,
        size(FORMAT_SIZE[format]),
        size(safeBox(format, "strict")),
        size(safeBox(format, "organic")),
        width(format),
      ]),
    );
  });

  test("of media files", () => {
    const seconds = (of: { SHORTEST_S: number; LONGEST_S: number }) => `${of.SHORTEST_S} to ${of.LONGEST_S} s`;
    expect(rowsOf("Media files").map(([, files]) => files)).toEqual([
      endingsOf("picture"),
      endingsOf("clip"),
      endingsOf("recording"),
    ]);
    for (const words of [
      `${picture.SHORTEST_SIDE} to ${picture.LONGEST_SIDE} pixels a side, ${picture.LARGEST_PIXELS / 1e6} million`,
      `${seconds(clip)}, ${clip.FEWEST_FPS} to ${clip.MOST_FPS} pictures a second`,
      `${seconds(recording)}, ${recording.LEAST_HZ} samples a second`,
      `more than ${LARGEST_BYTES / 1e6} MB`,
    ]) {
      expect(section("Media files")).toContain(words);
    }
  });

  test("of every rule, in its own words", () => {
    const rules = [...RULES, IDLE_SUPPRESSION].map(({ id, says, instead }) => [id, says, instead]);
    const rows = rowsOf("What a save checks").filter(([id = ""]) => /^[EW]/.test(id));
    expect(rows).toEqual(rules.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
    for (const { id, severity } of RULES) expect(id.startsWith("E")).toBe(severity === "error");
  });

  test("of every number that decides a fit finding", () => {
    const { SPEAKING: speak, VIDEO_SECONDS: video } = pace;
    const [read, cjk] = [readingLimits("en"), readingLimits("ja")];
    const rows = rowsOf("What a save checks").filter(([id = ""]) => id.startsWith("F"));
    expect(rows.map(([id = "", ...numbers]) => [id.slice(0, 3), ...numbers])).toEqual([
      ["F01", `above ${read.warn} (Chinese, Japanese, Korean ${cjk.warn})`, `above ${read.fail} (${cjk.fail})`],
      ["F02", "", "above the table of formats"],
      ["F03", `above ${speak.warn}`, `above ${speak.fail}`],
      ["F04", `under ${video.least} s or over ${video.most} s`, ""],
      ["F05", "", "always"],
      ["F06", "", "always"],
      ["F07", "", `under ${box.SMALLEST_PX} px`],
      ["F08", "", `contrast under ${box.CONTRAST}, from ${box.LARGE_PX} px on under ${box.CONTRAST_OF_LARGE}`],
    ]);
  });
});

test("its example is a script in which nothing is found", () => {
  const [, text = ""] = /```yaml\n(# yaml[^`]+\nepisode[^`]+)```/.exec(section("One complete example")) ?? [];
  const script = parseScript({ text, source: "example" });
  const read = (...path: string[]) => readFileSync(projectPath("videos", ...path), "utf8");
  const sources = parseSources({ text: read("sources.yaml"), source: "sources.yaml" });
  const campaign = { text: read("campaigns", "sunny-corner-2026.yaml"), source: "campaign" };
  const { findings, suppressed } = lintScript({
    script,
    on: "2026-12-01",
    profile: "house",
    sources,
    allowedDomains: ["sunny-corner.example"],
    consents: consentsIn(parseYamlFile({ ...campaign, schema: campaignFileSchema })),
  });
  expect(findings).toEqual([]);
  expect(suppressed).toHaveLength(1);
});
