import { describe, expect, it } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { SentryConfigError } from "../output/issue.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
recordWarnings();

describe("the option `defaults`", () => {
  it('is checked for every environment with the parsers of the variables, even if `onInvalid` is "warn"', () => {
    const defaults = {
      production: { tracesSampleRate: 10, release: "a/b", integrations: [], dsn: "" },
      _: { traceSampleRate: 1, debug: "flase", sampleRate: "0.5", orgId: 42, ignoreErrors: "AbortError" },
    };
    const problems = (): string[] => {
      try {
        Reflect.apply(sentryConfig, undefined, [{ SENTRY_DSN: DSN }, { defaults, onInvalid: "warn" }]);
      } catch (error) {
        if (error instanceof SentryConfigError) return error.issues.map(({ variable, fix }) => `${variable}; ${fix}`);
      }
      return [];
    };
    expect(problems()).toEqual([
      "defaults.production.tracesSampleRate; for 10 % write 0.1",
      "defaults.production.release; use a value such as shop@1.4.0",
      "defaults._.traceSampleRate; did you mean tracesSampleRate?",
      expect.stringContaining("defaults._.debug; use one of true"),
      "defaults._.sampleRate; pass the value itself instead of a string",
      "defaults._.ignoreErrors; pass the value itself instead of a string",
    ]);
  });
});
