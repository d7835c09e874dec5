import { defineConfig } from "vitest/config";

const shared = { setupFiles: ["test/fail-on-console-error.ts"], restoreMocks: true };

// Flows run twice: `flows` on the embedded default, `fleet` on the Postgres and Redis of the environment.
export default defineConfig({
  test: {
    projects: [{ test: { ...shared, name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"] } }],
  },
});
