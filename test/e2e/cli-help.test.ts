import { expect, test } from "vitest";
import { VERSION } from "#config/project.ts";
import { sunny } from "./run-sunny.ts";

const PROMISED: Record<string, string[]> = {
  serve: [],
  api: [],
  worker: [],
  scheduler: [],
  render: [
    "<script.yaml>",
    "--locale",
    "--format",
    "vertical",
    "square",
    "landscape",
    "--quality",
    "--theme",
    "sunny",
    "dusk",
    "--motion",
    "reduced",
    "--no-end-card",
    "--no-voice",
    "--scene",
    "--out",
    "--sidecars",
    "--json",
  ],
  still: ["<script.yaml>", "--locale", "--format", "--quality", "--theme", "--scene", "--at", "--out", "--json"],
  plan: ["<campaign.yaml>", "--from", "--json"],
  invite: ["[email]"],
  lint: [
    "<script.yaml...>",
    "--profile",
    "nist",
    "ncsc",
    "cisa",
    "house",
    "--on",
    "--sources",
    "--campaign",
    "--fit",
    "--json",
  ],
  catalogue: ["--out", "--locales", "--themes", "--json"],
  schema: [],
  doctor: ["--json"],
  restore: ["[snapshot]", "--list", "--yes"],
  bench: ["render", "schedule", "api", "public"],
  verify: ["<file>", "--manifest", "--key", "--json"],
  audit: ["verify", "export"],
  reports: ["list", "show", "answer", "close", "add"],
  transparency: ["--from", "--until"],
  counts: ["--from", "--until"],
  recall: ["<source-id>", "--reason", "--dry-run", "--json"],
};

test("--help names every command, and each one's --help all its options", async () => {
  const { out, code } = await sunny(["--help"]);
  const listed = [...out.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...Object.keys(PROMISED), "help"].sort());
  expect(code).toBe(0);
  for (const [name, words] of Object.entries(PROMISED)) {
    const help = await sunny([name, "--help"]);
    expect(help.out).toContain(`Usage: sunny ${name}`);
    for (const word of words) expect(help.out).toContain(word);
    expect([help.code, help.err]).toEqual([0, ""]);
  }
});

test("the help of what can be set by the environment names each variable", async () => {
  for (const name of ["serve", "worker", "doctor", "restore", "recall"]) {
    const { out } = await sunny([name, "--help"]);
    for (const key of ["PORT", "DATA_DIR", "DATABASE_URL", "REDIS_URL"]) expect(out).toContain(`  ${key} `);
  }
});

test("--version prints the version alone", async () => {
  expect(await sunny(["--version"])).toEqual({ code: 0, out: `${VERSION}\n`, err: "" });
});

test("without a command, the help is shown and nothing is done", async () => {
  const { code, err } = await sunny([]);
  expect(err).toContain("Usage: sunny");
  expect(code).toBe(64);
});
