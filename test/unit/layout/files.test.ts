import { describe, expect, test } from "vitest";
import { findDoorFaults, findNameFaults, findSizeFaults } from "../../layout/file-faults.ts";
import { readSources } from "../../layout/sources.ts";

const sources = readSources("src", "videos", "test");

describe("a file can be read in one sitting", () => {
  test("no file of the project is longer than 300 lines", () => {
    expect(sources.flatMap(findSizeFaults)).toEqual([]);
  });

  test("300 lines are accepted, 301 are refused", () => {
    expect(findSizeFaults({ path: "src/core/a.ts", text: "a\n".repeat(300) })).toEqual([]);
    expect(findSizeFaults({ path: "src/core/a.ts", text: "a\n".repeat(301) })).toHaveLength(1);
  });
});

describe("a name says what is inside", () => {
  test("every file and folder of the project does", () => {
    expect(sources.flatMap(({ path }) => findNameFaults(path))).toEqual([]);
  });

  test.each([
    "src/core/content-hash.ts",
    "src/build.mjs",
    "test/vitest.config.ts",
    "test/unit/core/yaml.test.ts",
    "videos/theme/World.tsx",
    "src/gallery/pages/database-facts.tsx",
    "videos/scenes/manager-demo/ManagerDemo.tsx",
  ])("%s is accepted", (path) => {
    expect(findNameFaults(path)).toEqual([]);
  });

  test.each([
    "src/core/utils.ts",
    "src/core/date-utils.ts",
    "src/common/text.ts",
    "src/releases/release-manager.ts",
    "videos/scenes/manager/Field.tsx",
    "src/services/mail.ts",
    "videos/theme/SceneHelper.tsx",
    "src/core/contentHash.ts",
    "src/core/content_hash.ts",
    "src/Core/text.ts",
    "src/gallery/pages/Watch.tsx",
  ])("%s is refused", (path) => {
    expect(findNameFaults(path)).toHaveLength(1);
  });
});

describe("a folder's door says what the folder owns and what it never does", () => {
  test("every door of the program does", () => {
    const doors = sources.filter(({ path }) => /^src\/[^/]+\/index\.ts$/.test(path));
    expect(doors.length).toBeGreaterThan(0);
    expect(doors.flatMap(findDoorFaults)).toEqual([]);
  });

  test("a door with two lines is accepted, with one or none refused", () => {
    const path = "src/reviews/index.ts";
    expect(findDoorFaults({ path, text: '// Owns decisions.\n// Never draws.\nexport * from "./a.ts";' })).toEqual([]);
    expect(findDoorFaults({ path, text: '// Owns decisions.\nexport * from "./a.ts";' })).toHaveLength(1);
    expect(findDoorFaults({ path, text: 'export * from "./a.ts";' })).toHaveLength(1);
  });
});
