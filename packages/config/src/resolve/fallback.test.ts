import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeConfig } from "../describe.ts";
import { sentryConfig } from "../sentry-config.ts";
import { NAMES, optionOf } from "../variables/variables.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function optionsOf(env: object, defaults: object = {}): object {
  return sentryConfig(
    { SENTRY_DSN: DSN, NODE_ENV: "staging", ...env },
    { onInvalid: "warn", defaults: { _: { ...defaults } } },
  );
}

describe("an invalid value", () => {
  it.each([
    ["SENTRY_DSN", "x", { dsn: "" }],
    ["SENTRY_ENVIRONMENT", "a/b", { environment: "staging" }],
    ["SENTRY_RELEASE", "a/b", { release: "" }],
    ["SENTRY_TRACES_SAMPLE_RATE", "10", { tracesSampleRate: 0 }],
    ["SENTRY_DEBUG", "flase", { debug: false }],
    ["SENTRY_SPOTLIGHT", "flase", { spotlight: false }],
    ["SENTRY_TUNNEL", "x y", { tunnel: "" }],
  ])("of %s (%j), which an SDK would read itself, is replaced with %o", (name, value, options) => {
    expect(optionsOf({ [name]: value })).toMatchObject(options);
    const [[option, none] = []] = Object.entries(options);
    const { rows } = describeConfig({ SENTRY_DSN: DSN, NODE_ENV: "staging", [name]: value });
    expect(rows.find((row) => row.option === option)).toMatchObject({ source: "invalid", value: String(none) });
  });

  it.each([
    ["SENTRY_DSN", "x", { dsn: DSN }],
    ["SENTRY_TRACES_SAMPLE_RATE", "10", { tracesSampleRate: 0.1 }],
    ["SENTRY_RELEASE", "a/b", { release: "shop@1.4.0" }],
    ["SENTRY_ENVIRONMENT", "a/b", { environment: "preview" }],
    ["SENTRY_SAMPLE_RATE", "10", { sampleRate: 0.5 }],
  ])("in %s=%s does not override `defaults` of %o", (name, value, defaults) => {
    expect(optionsOf({ [name]: value }, defaults)).toMatchObject(defaults);
  });

  it.each([
    "SENTRY_SAMPLE_RATE",
    "SENTRY_DIST",
    "SENTRY_ENABLED",
    "SENTRY_ENABLE_LOGS",
    "SENTRY_TRACE_LIFECYCLE",
  ] as const)("of %s, which no SDK reads from the environment, is omitted", (name) => {
    expect(optionsOf({ [name]: "a/b" })).not.toHaveProperty(optionOf(name));
  });

  it.each(NAMES.filter((name) => /_PII$|_DATA_/.test(name)))(
    "of %s turns the collection off, even if `defaults` turn it on",
    (name) => {
      const [part = "", field = ""] = optionOf(name).split(".");
      const open = { sendDefaultPii: true, dataCollection: { [field]: true } };
      const closed = { [name]: name.endsWith("_LINES") ? "0" : "false" };
      expect(optionsOf({ [name]: "flase" }, open)).toEqual(optionsOf(closed, open));
      expect(Reflect.get(optionsOf(closed, open), part)).not.toEqual(Reflect.get(optionsOf({}, open), part));
    },
  );
});

describe("a blank value", () => {
  it.each([
    ["SENTRY_DSN", " ", { dsn: "" }],
    ["SENTRY_ENVIRONMENT", "", { environment: "staging" }],
    ["SENTRY_ENVIRONMENT", "\t", { environment: "staging" }],
    ["SENTRY_RELEASE", " ", { release: "" }],
    ["SENTRY_DEBUG", " ", { debug: false }],
    ["SENTRY_SPOTLIGHT", " ", { spotlight: false }],
  ])(
    "of %s (%j) in `process.env`, which an SDK would treat as a value, is replaced with %o, unless `defaults` set one",
    (name, value, options) => {
      vi.stubEnv("NODE_ENV", "staging").stubEnv(name, value);
      expect(sentryConfig()).toMatchObject(options);
      expect(sentryConfig({ ...process.env })).toMatchObject(options);
      const inDefaults = { dsn: DSN, environment: "preview", release: "shop@1.4.0", debug: true, spotlight: true };
      expect(sentryConfig({ NODE_ENV: "staging" }, { defaults: { _: inDefaults } })).toMatchObject(inDefaults);
    },
  );

  it.each(NAMES)("of %s counts as unset if no SDK would treat it as a value", (name) => {
    const env = { SENTRY_DSN: DSN, [name]: " " };
    const without = { SENTRY_DSN: name === "SENTRY_DSN" ? undefined : DSN };
    expect(sentryConfig(env)).toEqual(sentryConfig(without));
    if (name === "SENTRY_ENVIRONMENT") return;
    vi.stubEnv(name, "");
    expect(sentryConfig(without)).toEqual(sentryConfig({ ...without, [name]: "" }));
  });
});
