import { defineConfig } from "vitest/config";
import { sourceConfig } from "../../e2e/support/source-config.ts";

export default defineConfig({
  ...sourceConfig(new URL("..", import.meta.url)),
  test: {
    include: ["playground/**/*.test.ts", "test/*.test.ts"],
    globalSetup: "test/global-setup.ts",
    // The tests in Chromium measure times, so no other test may run at the same time.
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
