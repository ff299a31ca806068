import { expect, test } from "vitest";
import { path, reason } from "./chromium.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

test.skipIf(path === undefined).each(["browser-v10", "browser-v11"])(
  `%s sends a clean error and a clean trace from a page under a strict content security policy${reason}`,
  async (app) => {
    const args = ["../browser-driver/drive.mjs", "."];
    const outcome = await smoke({ app, command: process.execPath, args, env: { CHROMIUM_PATH: path ?? "" } });

    expectCleanTelemetry(outcome);
    // The page deliberately violates its content security policy once, which shows that the policy is enforced.
    const refused = ["script-src eval"];
    expect(JSON.parse(outcome.stdout)).toEqual({ generatesCode: false, refused, result: null, complaints: [] });
  },
);
