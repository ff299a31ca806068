import { defineConfig } from "vitest/config";
import { SkippedReporter } from "./scripts/skipped-reporter.ts";

const conditions = ["@sentry-policy/source", "node", "import", "default"];

/** The state of these modules is made by functions, so that their tests need no process of their own for each file. */
const WITHOUT_STATE = ["packages/scrubber/{src,corpus}/**/*.test.ts", "packages/compose/src/**/*.test.ts"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: "e2e/test/global-setup.ts",
    reporters: ["default", new SkippedReporter()],
    // What measures time or memory has the machine to itself.
    maxWorkers: process.env["TEST_ALL"] === "1" ? 1 : "100%",
    projects: [
      {
        extends: true,
        test: { name: "scrubber", include: WITHOUT_STATE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: "others",
          include: [
            "packages/*/src/**/*.test.ts",
            "e2e/test/**/*.test.ts",
            "examples/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", ...WITHOUT_STATE],
        },
      },
    ],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
  },
});
