import { describe, expect, it } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";

recordWarnings();

describe("the options of sentryConfig", () => {
  it.each([
    [{ onInvalid: "ignore" }, 'onInvalid: expected "throw" or "warn"'],
    [{ environment: "a/b" }, "environment: expected a string"],
    [{ environment: " " }, "environment: expected a string"],
    [{ prefix: [5] }, 'prefix: expected a non-empty string such as "VITE_", or a list'],
    [{ defaults: { production: 1 } }, "defaults: expected an object of options by environment"],
    [{ required: ["SENTRY_DNS"] }, "required: expected a list of variable names"],
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
