import { describe, expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const warnings = recordWarnings();

describe("the environment", () => {
  it("can be frozen, is not changed, and its blank values count as unset", () => {
    const env = Object.freeze({ SENTRY_DSN: DSN, SENTRY_RELEASE: "", SENTRY_NAME: " \t" });
    expect(sentryConfig(env)).not.toHaveProperty("release");
    expect(env).toEqual({ SENTRY_DSN: DSN, SENTRY_RELEASE: "", SENTRY_NAME: " \t" });
  });

  it("can contain booleans and objects, as a Worker's bindings do, but must be an object", () => {
    const bindings = {
      SENTRY_DSN: DSN,
      SENTRY_DEBUG: false,
      KV: { get() {} },
      CF_VERSION_METADATA: { id: "1" },
      SENTRY_X: {},
    };
    expect(sentryConfig(bindings)).toMatchObject({ dsn: DSN, debug: false });
    expect(warnings).toEqual([]);
    for (const env of [null, 5, "x"]) {
      expect(() => Reflect.apply(sentryConfig, undefined, [env])).toThrow("env: expected an object");
    }
  });

  it("can throw when a variable is read; the variable then counts as unset", () => {
    const env = new Proxy(
      { SENTRY_DSN: DSN, SENTRY_RELEASE: "" },
      {
        get: (target, name) => {
          if (name !== "SENTRY_DSN") throw new Error("SECRETKEY");
          return target.SENTRY_DSN;
        },
      },
    );
    expect(sentryConfig(env)).toEqual(sentryConfig({ SENTRY_DSN: DSN }));
  });
});

describe("the option `required`", () => {
  it("rejects a missing variable only in a listed environment; in others, `dsn` stays unset", () => {
    const required = { production: ["SENTRY_DSN"] } as const;
    expect(sentryConfig({ NODE_ENV: "development" }, { required })).not.toHaveProperty("dsn");
    expect(problemsIn({ NODE_ENV: "production" }, { required })).toEqual([
      expect.stringContaining("SENTRY_DSN: is required"),
    ]);
    expect(sentryConfig({ SENTRY_DSN: DSN, NODE_ENV: "production" }, { required })).toMatchObject({ dsn: DSN });
    expect(problemsIn({}, { required: ["SENTRY_RELEASE"] })).toEqual([
      expect.stringContaining("SENTRY_RELEASE: is required"),
    ]);
  });
});

describe("the option `prefix`", () => {
  it("is suggested if a required variable is set only under a name with a prefix", () => {
    const env = { VITE_SENTRY_DSN: DSN, VITE_SENTRY_RELEASE: " " };
    expect(problemsIn(env, { required: ["SENTRY_DSN", "SENTRY_RELEASE"] })).toEqual([
      'SENTRY_DSN: is required but not set; VITE_SENTRY_DSN is set: to read it, set the option `prefix` to "VITE_"',
      "SENTRY_RELEASE: is required but not set; set it, or remove it from `required`",
    ]);
  });

  it("accepts several prefixes, and problems name the prefixed variable", () => {
    const prefix = ["VITE_", "NEXT_PUBLIC_"];
    expect(sentryConfig({ NEXT_PUBLIC_SENTRY_DSN: DSN }, { prefix })).toMatchObject({ dsn: DSN });
    expect(problemsIn({ VITE_SENTRY_DEBUG: "mabye" }, { prefix })[0]).toMatch(/^VITE_SENTRY_DEBUG: /);
  });

  it("makes a prefixed variable override the one without a prefix, and problems name the prefixed variable", () => {
    const env = { VITE_SENTRY_DSN: DSN, SENTRY_DSN: "not looked at", VITE_SENTRY_SAMPLE_RATE: "10" };
    expect(() => sentryConfig(env, { prefix: "VITE_" })).toThrow(/1 problem\(s\):\n- VITE_SENTRY_SAMPLE_RATE/);
  });
});
