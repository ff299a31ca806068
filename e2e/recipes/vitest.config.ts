import { defineConfig } from "vitest/config";
import { sourceConfig } from "../support/source-config.ts";

export default defineConfig({
  ...sourceConfig(new URL(".", import.meta.url)),
  test: {
    include: ["*.test.ts"],
    globalSetup: "global-setup.ts",
    // Only two tests run at a time, because each test starts a process, and the builds of Next.js use several cores.
    maxConcurrency: 2,
    // Only a test that hangs reaches this. A busy machine can need many times as long as an idle one.
    testTimeout: 1_200_000,
  },
});
