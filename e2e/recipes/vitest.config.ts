import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["*.test.ts"],
    globalSetup: "global-setup.ts",
    // Each test starts a process, and builds of Next.js use several cores.
    maxConcurrency: 2,
    testTimeout: 600_000,
  },
});
