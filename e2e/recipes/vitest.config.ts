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
    // Each test starts a process, and the builds of Next.js use several cores.
    maxConcurrency: 2,
    // Only a test that hangs takes this long. A busy machine may take many times as long as an idle one.
    testTimeout: 1_200_000,
  },
});
