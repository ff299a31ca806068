import { describe, expect, it } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
recordWarnings();

describe("the environment's name", () => {
  it.each([
    [{ SENTRY_ENVIRONMENT: "a", VERCEL_TARGET_ENV: "b", VERCEL_ENV: "c", NODE_ENV: "e" }, "a"],
    [{ VERCEL_TARGET_ENV: "b", VERCEL_ENV: "c", NODE_ENV: "e" }, "b"],
    [{ VERCEL_ENV: "c", NODE_ENV: "e" }, "c"],
    [{ NODE_ENV: "e" }, "d"],
  ])('selects the `defaults`: with %o and the option `environment: "d"` it is %s', (env, resolved) => {
    const defaults = { [resolved]: { sampleRate: 0.5 }, _: { sampleRate: 1 } };
    expect(sentryConfig({ SENTRY_DSN: DSN, ...env }, { environment: "d", defaults })).toMatchObject({
      sampleRate: 0.5,
    });
  });

  it("falls back to NODE_ENV, and selects the entry `_` of `defaults` if `defaults` has no entry for it", () => {
    const defaults = { test: { sampleRate: 0.5 }, _: { sampleRate: 0.2 } };
    expect(sentryConfig({ SENTRY_DSN: DSN, NODE_ENV: "test" }, { defaults })).toMatchObject({ sampleRate: 0.5 });
    expect(sentryConfig({ SENTRY_DSN: DSN }, { defaults })).toMatchObject({ sampleRate: 0.2 });
  });

  it("never selects an inherited property of `defaults` or `required`", () => {
    const required = { production: ["SENTRY_RELEASE"] } as const;
    const defaults = { _: { sampleRate: 0.2 } };
    for (const name of ["constructor", "__proto__", "toString"]) {
      const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: name };
      expect(sentryConfig(env, { required, defaults })).toMatchObject({ sampleRate: 0.2 });
    }
  });
});
