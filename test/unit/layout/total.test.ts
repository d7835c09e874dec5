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
  const testResults = Array.from({ length: brokenFiles }, () => ({ status: "failed", assertionResults: [] }));
  writeFileSync(path, JSON.stringify({ ...counts, success: failed + brokenFiles === 0, testResults }));
  return path;
}

function total(...reports: string[]) {
  const { stdout, status } = spawnSync(process.execPath, [projectPath(".ci", "total.mjs"), ...reports]);
  return { line: stdout.toString(), status };
}

test("the total of a good run is one line, and the run succeeds", () => {
  const reports = [report("embedded.json", { passed: 40, skipped: 1 }), report("fleet.json", { passed: 2 })];
  expect(total(...reports)).toEqual({ line: "42 passed, 0 failed, 1 skipped\n", status: 0 });
});

test("one failed test fails the run", () => {
  expect(total(report("a.json", { passed: 1, failed: 1 }))).toEqual({
    line: "1 passed, 1 failed, 0 skipped\n",
    status: 1,
  });
});

test("a test file that cannot be loaded counts as a failure", () => {
  const path = report("a.json", { passed: 1, brokenFiles: 1 });
  expect(total(path)).toEqual({ line: "1 passed, 1 failed, 0 skipped\n", status: 1 });
});

test("a project that never came to its tests counts as a failure, and the line is still printed", () => {
  const reports = [report("embedded.json", { passed: 3 }), join(folder, "missing.json")];
  expect(total(...reports)).toEqual({ line: "3 passed, 1 failed, 0 skipped\n", status: 1 });
});

test("a run without any test is no success", () => {
  expect(total(report("a.json", { passed: 0 })).status).toBe(1);
});
