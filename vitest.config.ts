import { defineConfig } from "vitest/config";
import { SkippedReporter } from "./scripts/skipped-reporter.ts";

const conditions = ["@sentry-policy/source", "node", "import", "default"];

/** Tests of functions that keep no state but caches. They share their modules, which saves half a minute of CPU time. */
const STATELESS = [
  "packages/config/src/{checks,output,parsers,variables}/**/*.test.ts",
  "packages/export/src/{notes,regex,search}/**/*.test.ts",
  "packages/health/src/counts/**/*.test.ts",
  "packages/internal/src/**/*.test.ts",
  "packages/sampler/src/{decide,policy}/**/*.test.ts",
  "packages/volume/src/{decide,policy}/**/*.test.ts",
  "packages/scrubber/src/{detect,items,policy,rules,shared,testing,walk}/**/*.test.ts",
  "packages/scrubber/corpus/*.test.ts",
];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      { extends: true, test: { name: "stateless", include: STATELESS, isolate: false } },
      {
        extends: true,
        test: {
          name: "isolated",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/corpus/**/*.test.ts",
            "packages/*/engines/**/*.test.ts",
            "e2e/{canary,compose,config,health,sampler,scrubber,sdk,src,volume}/**/*.test.ts",
            "examples/**/*.test.ts",
            "bench/**/*.test.ts",
            "docs/checks/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", ...STATELESS],
          globalSetup: "e2e/support/global-setup.ts",
        },
      },
    ],
    exclude: ["**/node_modules/**"],
    reporters: ["default", new SkippedReporter()],
    maxWorkers: "100%",
    restoreMocks: true,
    unstubEnvs: true,
    // Only what hangs takes so long: a busy machine may take many times as long as an idle one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
