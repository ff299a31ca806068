import { expect, test } from "vitest";
import { path, reason } from "./chromium.ts";
import { expectCleanTelemetry, smoke } from "./smoke.ts";

test.skipIf(path === undefined).each(["browser-v10", "browser-v11"])(
  `%s sends a clean error and a clean trace from a page under a strict content security policy${reason}`,
  async (app) => {
    const args = ["../browser-driver/drive.mjs", "."];
    const outcome = await smoke({ app, command: process.execPath, args, env: { CHROMIUM_PATH: path ?? "" } });

    expectCleanTelemetry(outcome);
    // The page violates its content security policy once on purpose, to show that the policy is enforced.
    const refused = ["script-src eval"];
    expect(JSON.parse(outcome.stdout)).toEqual({ generatesCode: false, refused, result: null, complaints: [] });
  },
);

/** A release name that must be escaped. It would otherwise end the element with the JSON, or change the JSON. */
const RELEASE = `<!--<script>' "é&quot;`;

test.skipIf(path === undefined).each([
  ["browser-v10", "script"],
  ["browser-v10", "meta"],
  ["browser-v11", "script"],
  ["browser-v11", "meta"],
])(
  `%s reads its configuration from a %s element of a page under a strict content security policy${reason}`,
  async (app, element) => {
    const args = ["../browser-driver/drive.mjs", ".", "public-config.mjs", element];
    const env = { CHROMIUM_PATH: path ?? "", SENTRY_RELEASE: RELEASE };
    const outcome = await smoke({ app, command: process.execPath, args, env });

    expectCleanTelemetry(outcome);
    const refused = ["script-src eval"];
    expect(JSON.parse(outcome.stdout)).toEqual({ generatesCode: false, refused, result: RELEASE, complaints: [] });
  },
);
