import { defineConfig } from "vitest/config";

// fake-indexeddb is imported by the tests that need it (`import "fake-indexeddb/auto"`), never globally:
// most of the code must do without a database.
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/unit/**/*.test.ts"],
    environment: "happy-dom",
    // Random visits take long on a busy machine; how fast the core is, `npm run bench` says.
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
