import { join } from "node:path";
import { test } from "vitest";
import { runtimes } from "./places.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

const command = join(runtimes, "binaries/node_modules/deno/deno");
const args = ["run", "--allow-all", "--no-config", "--node-modules-dir=manual", "app.mjs"];
const env = { DENO_NO_UPDATE_CHECK: "1" };

test("deno-v10 sends a clean error and a clean trace", async () => {
  expectCleanTelemetry(await smoke({ app: "deno-v10", command, args, env }));
});

// The last version of @sentry/deno on npm is 10.75.2.
test.skip("deno-v11 sends a clean error and a clean trace (skipped: there is no @sentry/deno 11 on npm)");
