import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runtimes } from "./places.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

const nodeBinary = (name: string): string => join(runtimes, "binaries/node_modules", name, "bin/node");

const binaries = [
  [`Node ${process.versions.node.split(".")[0]}, which runs the tests`, process.execPath],
  ["Node 22", nodeBinary("node22")],
  ["Node 24", nodeBinary("node24")],
  ["Node 26", nodeBinary("node26")],
] as const;

describe.each(["node-v10", "node-v11"])("%s", (app) => {
  test.each(binaries)("sends a clean error and a clean trace on %s", async (_, command) => {
    expectCleanTelemetry(await smoke({ app, command, args: ["app.mjs"] }));
  });

  test("sends a clean error and a clean trace when everything is required from CommonJS", async () => {
    expectCleanTelemetry(await smoke({ app, command: process.execPath, args: ["app.cjs"] }));
  });

  test("sends a clean error and a clean trace with code generation from strings disabled", async () => {
    const args = ["--disallow-code-generation-from-strings", "app.mjs"];
    expectCleanTelemetry(await smoke({ app, command: process.execPath, args }));
  });

  test("sends every planted secret without the scrubber", async () => {
    const outcome = await smoke({ app, command: process.execPath, args: ["unprotected.mjs"] });

    expect(outcome).toMatchObject({ errors: 1, traces: 1, leaked: ["password", "bearer", "email", "reference"] });
  });
});
