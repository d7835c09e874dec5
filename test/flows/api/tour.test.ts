import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { type Api, serveApi } from "../support/api.ts";
import { openStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let api: Api;
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await stage.close();
});

/** The lines of a page that a shell runs. */
function linesOf(page: string): string {
  const text = readFileSync(projectPath("docs", page), "utf8");
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, lines]) => lines).join("\n");
}

test("the lines of the tour make an approved video out of a script, as they stand", async () => {
  const scheduler = await api.hire("scheduler");
  const producer = await api.hire("producer");
  const [accuracy, brand] = [await api.hire("accuracy_reviewer"), await api.hire("brand_reviewer")];
  const cookieOf = ({ pass }: { pass: string }) => `__Host-session=${pass}`;
  const workers = stage.work();
  const stopped = new AbortController();
  const relaying = (async () => {
    for (; !stopped.signal.aborted; await sleep(200)) await stage.relay();
  })();
  const shell = spawn("bash", ["-euo", "pipefail", "-c", linesOf("api-tour.md")], {
    cwd: stage.dataDir,
    env: {
      ...process.env,
      SUNNY: api.origin,
      SCHEDULER: scheduler.pass,
      PRODUCER: producer.pass,
      ACCURACY: cookieOf(accuracy),
      BRAND: cookieOf(brand),
    },
  });
  let said = "";
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const [code] = await once(shell, "close");
  stopped.abort();
  await relaying;
  await workers.close();
  expect(said).toContain("The render is qc_passed");
  expect(said).toContain("/problems/wrong-state");
  expect(said).toContain("Approvals that are missing: 0");
  expect(said).toContain("/problems/unknown-field");
  expect(code).toBe(0);
  expect(api.failures).toEqual([]);
});
