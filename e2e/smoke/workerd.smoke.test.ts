import { test } from "vitest";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

test.each(["workerd-v10", "workerd-v11"])("%s sends a clean error and a clean trace", async (app) => {
  const args = ["../workerd-driver/drive.mjs", "."];

  expectCleanTelemetry(await smoke({ app, command: process.execPath, args }));
});
