import { defineConfig } from "vitest/config";
import { sourceConfig } from "../support/source-config.ts";

export default defineConfig({
  ...sourceConfig(new URL(".", import.meta.url)),
  test: {
    include: ["*.smoke.test.ts"],
    globalSetup: "global-setup.ts",
    // Each test starts a process. With more than two at a time, slow tests would time out.
    maxWorkers: 2,
    testTimeout: 120_000,
  },
});
