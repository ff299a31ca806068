import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["*.smoke.test.ts"],
    globalSetup: "global-setup.ts",
    // Each test starts a process. If more than two tests ran at the same time, the slow ones would time out.
    maxWorkers: 2,
    testTimeout: 120_000,
  },
});
