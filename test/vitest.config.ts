import { defineConfig } from "vitest/config";

const MINUTE = 60_000;
const shared = { setupFiles: ["test/fail-on-console-error.ts"], restoreMocks: true };
const patient = { ...shared, testTimeout: MINUTE, hookTimeout: MINUTE };
// One at a time: each embedded database takes half a gigabyte, each browser more.
const oneAtATime = { maxWorkers: 1, minWorkers: 1 };
// Empty counts as unset: what happens to stand in the environment must not decide what is tested.
const embedded = { env: { DATABASE_URL: "", REDIS_URL: "" } };

// Flows run twice: `flows` on the embedded default, `fleet` on the Postgres and Redis of the environment.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          ...embedded,
          name: "unit",
          // Some draw or time-travel a lot; on a busy machine the default of 5 s is a gamble.
          testTimeout: MINUTE,
          include: ["test/{unit,channels}/**/*.test.{ts,tsx}"],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patient,
          ...embedded,
          ...oneAtATime,
          name: "flows",
          include: ["test/flows/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patient,
          ...oneAtATime,
          name: "fleet",
          include: ["test/{flows,fleet}/**/*.test.ts"],
          globalSetup: "test/demand-fleet.ts",
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...patient,
          ...embedded,
          ...oneAtATime,
          name: "e2e",
          // Some render a whole video, on whatever else the machine is busy with.
          testTimeout: 2 * MINUTE,
          include: ["test/e2e/**/*.test.ts"],
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...patient,
          ...embedded,
          name: "platforms",
          include: ["test/platforms/**/*.test.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 5 },
        },
      },
      {
        test: {
          ...patient,
          ...embedded,
          ...oneAtATime,
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          globalSetup: "test/faults/support/bundle-part.ts",
          // A frame that hangs is given up after half a minute, some start eight processes, and the machine may be busy.
          testTimeout: 10 * MINUTE,
          hookTimeout: 5 * MINUTE,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
