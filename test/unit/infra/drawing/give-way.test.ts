import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { giveWay } from "#infra/drawing/give-way.ts";

test("what draws comes last, in its session and among sessions", async () => {
  const child = spawn("sleep", ["30"], { detached: true, stdio: "ignore" });
  try {
    giveWay(child);
    expect(getPriority(child.pid)).toBe(19);
    const group = `/proc/${child.pid}/autogroup`;
    if (existsSync(group)) expect(readFileSync(group, "utf8")).toMatch(/nice 19$/m);
  } finally {
    child.kill("SIGKILL");
  }
});

test("a process that is gone is nobody's fault", () => {
  expect(() => giveWay({ pid: undefined })).not.toThrow();
  expect(() => giveWay({ pid: 2 ** 22 + 1 })).not.toThrow();
});
