import { expect, test } from "vitest";
import { path, reason } from "./chromium.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

test.skipIf(path === undefined).each([
  ["vite-v11", "VITE_", "dist", "vite", "build", "--logLevel", "error"],
  ["next-v11", "NEXT_PUBLIC_", "out", "next", "build"],
])(
  `a page built by %s, with variables prefixed by %s, sends a clean error and a clean trace${reason}`,
  async (app, ...args) => {
    const driver = ["../browser-driver/built.mjs", ...args];
    const outcome = await smoke({ app, command: process.execPath, args: driver, env: { CHROMIUM_PATH: path ?? "" } });

    expectCleanTelemetry(outcome);
    expect(JSON.parse(outcome.stdout)).toEqual({ complaints: [] });
  },
);
