import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reports-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Counts = { passed: number; failed?: number; skipped?: number; brokenFiles?: number };

function report(name: string, { passed, failed = 0, skipped = 0, brokenFiles = 0 }: Counts): string {
  const path = join(folder, name);
  const counts = { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: 0 };
  const broken = { name: "broken.test.ts", status: "failed", message: "no such file", assertionResults: [] };
  const testResults = Array.from({ length: brokenFiles }, () => broken);
  writeFileSync(path, JSON.stringify({ ...counts, success: failed + brokenFiles === 0, testResults }));
  return path;
}

function total(...reports: string[]) {
  const { stdout, status } = spawnSync(process.execPath, [projectPath(".ci", "total.mjs"), ...reports]);
  const lines = stdout.toString().split(/(?<=\n)/);
  return { line: lines.at(-1), named: lines.slice(0, -1), status };
}

test("the total of a good run is one line, and the run succeeds", () => {
  const reports = [report("embedded.json", { passed: 40, skipped: 1 }), report("fleet.json", { passed: 2 })];
  expect(total(...reports)).toEqual({ line: "42 passed, 0 failed, 1 skipped\n", named: [], status: 0 });
});

test("one failed test fails the run", () => {
  expect(total(report("a.json", { passed: 1, failed: 1 }))).toMatchObject({
    line: "1 passed, 1 failed, 0 skipped\n",
    status: 1,
  });
});

test("a failed test is named with what it said, before the total", () => {
  const path = join(folder, "a.json");
  const failed = {
    status: "failed",
    fullName: "a sum is right",
    failureMessages: ["AssertionError: 1 is not 2\n  at x"],
  };
  const testResults = [{ name: projectPath("test", "sum.test.ts"), status: "failed", assertionResults: [failed] }];
  const counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify({ ...counts, success: false, testResults }));
  expect(total(path).named).toEqual(["FAILED test/sum.test.ts a sum is right: AssertionError: 1 is not 2 at x\n"]);
});

test("a test file that cannot be loaded counts as a failure", () => {
  const path = report("a.json", { passed: 1, brokenFiles: 1 });
  expect(total(path)).toMatchObject({ line: "1 passed, 1 failed, 0 skipped\n", status: 1 });
});

test("a project that never came to its tests counts as a failure, and the line is still printed", () => {
  const reports = [report("embedded.json", { passed: 3 }), join(folder, "missing.json")];
  expect(total(...reports)).toMatchObject({ line: "3 passed, 1 failed, 0 skipped\n", status: 1 });
});

test("a run without any test is no success", () => {
  expect(total(report("a.json", { passed: 0 })).status).toBe(1);
});
