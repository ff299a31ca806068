import { describe, expect, it } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";
import type { ConfigOptions } from "./options.ts";

recordWarnings();

describe("the options of sentryConfig", () => {
  it("have their defaults if they are undefined", () => {
    const absent: { readonly [Option in keyof ConfigOptions]-?: undefined } = {
      prefix: undefined,
      defaults: undefined,
      required: undefined,
      environment: undefined,
      onInvalid: undefined,
      strict: undefined,
    };
    const env = { SENTRY_DSN: "https://0123456789abcdef@o1.ingest.sentry.io/42", NODE_ENV: "staging", SNETRY_DSN: "" };
    expect(sentryConfig(env, absent)).toEqual(sentryConfig(env));
    expect(sentryConfig(env, { defaults: { staging: { release: undefined, debug: undefined } } })).toEqual(
      sentryConfig(env),
    );
    expect(() => sentryConfig({ SENTRY_DEBUG: "flase" }, absent)).toThrow("SENTRY_DEBUG");
  });

  it.each([
    [{ onInvalid: "ignore" }, 'onInvalid: expected "throw" or "warn"'],
    [{ environment: "a/b" }, "environment: expected a string"],
    [{ environment: " " }, "environment: expected a string"],
    [{ prefix: [5] }, 'prefix: expected a non-empty string such as "VITE_", or a list'],
    [{ defaults: { production: 1 } }, "defaults: expected an object of options by environment"],
    [{ required: [5] }, "required: expected a list of variable names"],
    [{ required: ["SENTRY_DNS"] }, "required[0]: SENTRY_DNS is not a recognised variable; did you mean SENTRY_DSN?"],
    [
      { required: { production: ["SENTRY_DSN", "SENTRY_QUUX"] } },
      "required.production[1]: SENTRY_QUUX is not a recognised variable; see the variables in the README",
    ],
    [{ required: ["sentry_dsn"] }, "required[0]: is not a recognised variable; did you mean SENTRY_DSN?"],
    [{ required: ["made-up secret"] }, "required[0]: is not a recognised variable; see the variables in the README"],
    [{ stirct: true }, "stirct: expected one of prefix, defaults"],
  ])("are rejected if invalid, such as %o, with an error that names the option", (options, line) => {
    expect(() => Reflect.apply(sentryConfig, undefined, [{}, options])).toThrow(line);
  });

  it("are rejected with an error that lists the allowed values", () => {
    expect(() => sentryConfig({}, JSON.parse('{"onInvalid":"ignore"}'))).toThrow(
      'onInvalid: expected "throw" or "warn"',
    );
  });
});
