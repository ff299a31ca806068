import { test } from "vitest";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

test("a Jest test in a CommonJS project sends a clean error and a clean trace", async () => {
  const args = ["node_modules/jest/bin/jest.js", "--ci", "--runInBand"];

  expectCleanTelemetry(await smoke({ app: "jest", command: process.execPath, args }));
});
