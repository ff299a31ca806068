import { defineConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "e2e/test/**/*.test.ts", "bench/**/*.test.ts", "examples/**/*.test.ts"],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
  },
});
