import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["playground/**/*.test.ts", "test/*.test.ts"],
    globalSetup: "test/global-setup.ts",
    // The tests in Chromium measure times, so no other test may run at the same time.
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
