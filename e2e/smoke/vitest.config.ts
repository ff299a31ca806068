import { defineConfig } from "vitest/config";
import { sourceConfig } from "../support/source-config.ts";

export default defineConfig({
  ...sourceConfig(new URL(".", import.meta.url)),
  test: {
    include: ["*.smoke.test.ts"],
    globalSetup: "global-setup.ts",
    // Each test starts a process. If more than two tests ran at the same time, the slow ones would time out.
    maxWorkers: 2,
    testTimeout: 120_000,
  },
});
