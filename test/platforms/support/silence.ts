import { vi } from "vitest";

/** Listens to everything that a process can print. */
export function listenToOutput(): { printed: () => number } {
  const spies = [
    vi.spyOn(process.stdout, "write"),
    vi.spyOn(process.stderr, "write"),
    ...(["log", "info", "warn", "debug"] as const).map((level) => vi.spyOn(console, level)),
  ];
  const warnings: unknown[] = [];
  process.on("warning", (warning) => warnings.push(warning));
  return { printed: () => warnings.length + spies.reduce((count, spy) => count + spy.mock.calls.length, 0) };
}
