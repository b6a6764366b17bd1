import { defineConfig } from "vitest/config";

// fake-indexeddb is imported by the tests that need it (`import "fake-indexeddb/auto"`), never globally:
// most of the code must do without a database.
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/unit/**/*.test.ts"],
    environment: "happy-dom",
    restoreMocks: true,
    unstubGlobals: true,
  },
});
