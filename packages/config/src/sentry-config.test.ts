import { afterEach, describe, expect, it, vi } from "vitest";
import { errorFor } from "../testing/problems.ts";
import { recordWarnings } from "../testing/warnings.ts";
import { SentryConfigError } from "./output/issue.ts";
import { sentryConfig } from "./sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const warnings = recordWarnings();

describe("sentryConfig", () => {
  it.each([
    [{ SENTRY_TRACES_SAMPLE_RATE: ".5" }, { tracesSampleRate: 0.5 }],
    [{ SENTRY_TRACES_SAMPLE_RATE: " 1e-1 " }, { tracesSampleRate: 0.1 }],
    [{ SENTRY_SAMPLE_RATE: "1" }, { sampleRate: 1 }],
    [{ SENTRY_DEBUG: "Enabled" }, { debug: true }],
    [{ SENTRY_DEBUG: false }, { debug: false }],
    [
      { SENTRY_ENVIRONMENT: "staging", SENTRY_RELEASE: "shop@1.4.0" },
      { environment: "staging", release: "shop@1.4.0" },
    ],
  ])("converts %o to %o", (env, options) => {
    expect(sentryConfig({ SENTRY_DSN: DSN, ...env })).toMatchObject({ dsn: DSN, ...options });
  });

  it.each([
    ["SENTRY_TRACES_SAMPLE_RATE", "10", "for 10 % write 0.1"],
    ["SENTRY_TRACES_SAMPLE_RATE", "10%", "for 10 % write 0.1"],
    ["SENTRY_TRACES_SAMPLE_RATE", "0,5", "as in 0.5"],
    ["SENTRY_TRACES_SAMPLE_RATE", "0.1abc", "expected a number"],
    ["SENTRY_TRACES_SAMPLE_RATE", "NaN", "expected a number"],
    ["SENTRY_TRACES_SAMPLE_RATE", "0x1", "expected a number"],
    ["SENTRY_SAMPLE_RATE", "-1", "expected a number"],
    ["SENTRY_DEBUG", "flase", "expected true or false"],
    ["SENTRY_ENVIRONMENT", "None", "reserves"],
    ["SENTRY_ENVIRONMENT", "ü".repeat(33), "longer than 64 bytes"],
    ["SENTRY_RELEASE", "a/b", "slash"],
    ["SENTRY_RELEASE", "$CI_SHA", "template"],
    ["SENTRY_DSN", `"${DSN}"`, "quotes"],
    ["SENTRY_DSN", "https://key-with@host.example/1", "contains a hyphen"],
    ["SENTRY_DSN", "https://key@host.example/", "no project id"],
    ["SENTRY_DSN", "https://key@host.example/abc", "not a number"],
    ["SENTRY_DSN", "ftp://key@host.example/1", "not http or https"],
  ])("rejects %s=%s with one problem that contains: %s", (variable, value, words) => {
    const { issues, message } = errorFor({ SENTRY_DSN: DSN, [variable]: value });
    expect(issues).toHaveLength(1);
    expect(issues[0].variable).toBe(variable);
    expect(message).toContain(words);
  });
});

describe('sentryConfig with `onInvalid: "warn"`', () => {
  it("logs a warning about an invalid value, omits it or replaces it with a safe one, and keeps valid values", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const options = sentryConfig(
      { SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7", SENTRY_DEBUG: "on" },
      { onInvalid: "warn" },
    );
    expect(options).toMatchObject({ dsn: DSN, debug: true });
    expect(options).not.toHaveProperty("sampleRate");
    // If the result did not contain these options, the SDK would read their variables itself and print the DSN with its
    // key.
    const refused = { SENTRY_DSN: "x", SENTRY_TRACES_SAMPLE_RATE: "10", SENTRY_DEBUG: "flase" };
    expect(sentryConfig(refused, { onInvalid: "warn" })).toMatchObject({ dsn: "", tracesSampleRate: 0, debug: false });
    expect(warn.mock.calls[0]?.[0]).toContain("SENTRY_SAMPLE_RATE");
  });

  it("logs exactly one warning if one value is invalid", () => {
    const config = sentryConfig({ SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7.7" }, { onInvalid: "warn" });
    expect(config).toMatchObject({ dsn: DSN });
    expect(warnings).toEqual([expect.stringContaining("SENTRY_SAMPLE_RATE")]);
  });
});

describe("sentryConfig in a web page", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('only logs a warning, because an exception would leave the page blank, unless `onInvalid` is "throw"', () => {
    vi.stubGlobal("document", {});
    const env = { SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7.8" };
    expect(sentryConfig(env)).not.toHaveProperty("sampleRate");
    expect(warnings).toEqual([expect.stringContaining("7.8")]);
    expect(() => sentryConfig(env, { onInvalid: "throw" })).toThrow(SentryConfigError);
  });
});
