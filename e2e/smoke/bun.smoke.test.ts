import { join } from "node:path";
import { test } from "vitest";
import { runtimes } from "./places.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

const command = join(runtimes, "binaries/node_modules/bun/bin/bun.exe");

test.each(["bun-v10", "bun-v11"])("%s sends a clean error and a clean trace", async (app) => {
  expectCleanTelemetry(await smoke({ app, command, args: ["run", "app.mjs"] }));
});
