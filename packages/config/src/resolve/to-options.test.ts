import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import type { ConfigOptions } from "../checks/options.ts";
import { sentryConfig } from "../sentry-config.ts";
import { exampleEnv } from "../variables/docs.ts";
import { NAMES, optionOf } from "../variables/variables.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const EXAMPLES = parseEnv(
  exampleEnv()
    .replace(/^# (?=SENTRY_\w+=)/gm, "")
    .replace("<key>", "0123456789abcdef"),
);
recordWarnings();

/** Returns another valid value for the same option. */
function otherThan(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value === 0 ? 1 : 0;
  if (typeof value !== "string") return ["other"];
  const others = new Map([
    [DSN, `${DSN}7`],
    ["stream", "static"],
    ["trace", "manual"],
    ["1", "2"],
    ["/tunnel", "/other"],
  ]);
  return others.get(value) ?? "other";
}

describe("the returned options", () => {
  it("have no keys for unset options", () => {
    expect(Object.keys(sentryConfig({ SENTRY_DSN: DSN })).sort()).toEqual(["dataCollection", "dsn", "sendDefaultPii"]);
  });

  it("have no keys for blank variables or for values that are not strings", () => {
    const env = Object.freeze({ SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: "  ", SENTRY_RELEASE: "", KV: {} });
    expect(Object.keys(sentryConfig(env)).sort()).toEqual(["dataCollection", "dsn", "sendDefaultPii"]);
  });
});

describe("the precedence of options", () => {
  it("gives options after the spread precedence over the environment, and the environment over `defaults`", () => {
    const defaults = { _: { tracesSampleRate: 0.1, maxBreadcrumbs: 7, debug: undefined } };
    const config = sentryConfig({ SENTRY_DSN: DSN, SENTRY_TRACES_SAMPLE_RATE: "0" }, { defaults });
    expect(config).toMatchObject({ tracesSampleRate: 0, maxBreadcrumbs: 7 });
    expect(config).not.toHaveProperty("debug");
    expect({ ...config, maxBreadcrumbs: 1 }).toMatchObject({ maxBreadcrumbs: 1 });
  });

  it.each(NAMES)("gives %s precedence over `defaults`, and uses `defaults` if the variable is unset", (name) => {
    const [part = "", field] = optionOf(name).split(".");
    const valueIn = (env: object, options: ConfigOptions): unknown => {
      const value: unknown = Reflect.get(sentryConfig(env, options), part);
      return field === undefined ? value : Reflect.get(Object(value), field);
    };
    const env = { SENTRY_DSN: DSN, [name]: EXAMPLES[name] };
    const inDefaults = otherThan(valueIn(env, {}));
    const defaults = { _: { [part]: field === undefined ? inDefaults : { [field]: inDefaults } } };
    const without = { SENTRY_DSN: name === "SENTRY_DSN" ? "" : DSN };
    expect(valueIn(env, { defaults })).toEqual(valueIn(env, {}));
    expect(valueIn(env, { defaults })).not.toBe(inDefaults);
    expect(valueIn(without, { defaults })).toBe(inDefaults);
    const isOurs = part === "dataCollection" || part === "sendDefaultPii";
    expect(valueIn(without, {}) === undefined).toBe(!isOurs);
  });

  it("gives each SENTRY_DATA_* variable precedence over SENTRY_SEND_DEFAULT_PII for its field", () => {
    const { dataCollection } = sentryConfig({
      SENTRY_DSN: DSN,
      SENTRY_SEND_DEFAULT_PII: "true",
      SENTRY_DATA_COOKIES: "off",
      SENTRY_DATA_HTTP_BODIES: "off",
      SENTRY_DATA_GRAPHQL: "off",
      SENTRY_DATA_FRAME_CONTEXT_LINES: "0",
    });
    expect(dataCollection).toMatchObject({
      userInfo: true,
      cookies: false,
      httpBodies: [],
      graphQL: { document: false, variables: false },
      frameContextLines: 0,
    });
  });
});
