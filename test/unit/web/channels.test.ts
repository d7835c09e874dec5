import { expect, test } from "vitest";
import { z } from "zod";
import { readChecklist } from "#web/pages/deliver/checklist.ts";
import { keptOf, limitsOf, switched } from "#web/pages/deliver/limit-fields.ts";
import { sentOf, settingName, settingsIn, valuesOf } from "#web/pages/deliver/setting-fields.ts";

const schema = z.toJSONSchema(
  z.strictObject({
    origin: z.string().describe("The instance"),
    visibility: z.enum(["public", "private"]).default("public"),
    mostCharacters: z.int().default(500),
    isMadeForKids: z.boolean(),
    prefix: z.string().optional(),
  }),
  { io: "input" },
);

test("a form asks for each setting of a kind as what it is, and starts with what counts without it", () => {
  const settings = settingsIn(schema);
  expect(settings.map(({ name, type, isNeeded, start }) => [name, type, isNeeded, start])).toEqual([
    ["origin", "text", true, ""],
    ["visibility", "choice", false, "public"],
    ["mostCharacters", "number", false, "500"],
    ["isMadeForKids", "yes-no", true, false],
    ["prefix", "text", false, ""],
  ]);
  expect(settingsIn("no schema")).toEqual([]);
});

test("what was set comes back as it was, numbers as numbers, and nothing for what is left empty", () => {
  const settings = settingsIn(schema);
  const kept = { origin: "https://social.example", visibility: "private", mostCharacters: 300, isMadeForKids: true };
  expect(sentOf(settings, valuesOf(settings, kept))).toEqual(kept);
  expect(sentOf(settings, valuesOf(settings, null))).toEqual({
    visibility: "public",
    mostCharacters: 500,
    isMadeForKids: false,
  });
});

test("limits come back as they were", () => {
  const kept = { minGapMs: 90_000, dailyCap: 3, mostInFlight: 1, locales: ["en"], formats: [] };
  expect(keptOf(limitsOf(kept))).toEqual(kept);
});

test("all languages are the same as none named, so that a new one goes there too", () => {
  const all = ["en", "de", "ja"];
  expect(switched(all, [], "de")).toEqual(["en", "ja"]);
  expect(switched(all, ["en", "ja"], "de")).toEqual([]);
});

test.each([
  ["clientId", "Client id"],
  ["url", "Url"],
  ["isMadeForKids", "Is made for kids"],
])("the setting %s is called %s", (name, words) => expect(settingName(name)).toBe(words));

test("a checklist is its steps to tick, and what to look out for", () => {
  const text =
    'Post "One" on Instagram\n\n1. Sign in.\n2. Post it.\n\nLook out:\n- It is long.\n\nFiles:\n- en/video.mp4\n';
  expect(readChecklist(text)).toEqual({
    title: 'Post "One" on Instagram',
    steps: ["Sign in.", "Post it."],
    notes: [
      { title: "Look out", lines: ["It is long."] },
      { title: "Files", lines: ["en/video.mp4"] },
    ],
  });
});
