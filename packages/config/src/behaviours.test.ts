import { inspect, parseEnv } from "node:util";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { ConfigOptions } from "./checks/options.ts";
import { describeConfig } from "./describe.ts";
import { SentryConfigError } from "./output/issue.ts";
import { sentryEnv } from "./schema.ts";
import { sentryConfig } from "./sentry-config.ts";
import { exampleEnv } from "./variables/docs.ts";
import { NAMES, optionOf } from "./variables/variables.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const EXAMPLES = parseEnv(
  exampleEnv()
    .replace(/^# (?=SENTRY_\w+=)/gm, "")
    .replace("<key>", "0123456789abcdef"),
);
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "warn").mockImplementation((text) => void said.push(String(text)));
});

function problemsOf(env: object, options?: ConfigOptions): SentryConfigError {
  try {
    sentryConfig(env, options);
  } catch (error) {
    if (error instanceof SentryConfigError) return error;
  }
  throw new Error("expected a SentryConfigError");
}

/** Returns a valid value for the same option that differs from the given one. */
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

function lines(env: object, options?: ConfigOptions): string[] {
  return problemsOf(env, options).issues.map(({ variable, problem, fix }) => `${variable}: ${problem}; ${fix}`);
}

/**
 * The behaviours that the package promises, by number. Number 16, the content of bundles, is tested in
 * `bundle.test.ts`.
 */
describe("the behaviours", () => {
  it("1: tells every problem at once, in the table's order", () => {
    const env = { SENTRY_DEBUG: "flase", SENTRY_MAX_BREADCRUMBS: "many", SENTRY_DSN: "x" };
    const { issues, message } = problemsOf(env);
    expect(issues.map(({ variable }) => variable)).toEqual(["SENTRY_DSN", "SENTRY_DEBUG", "SENTRY_MAX_BREADCRUMBS"]);
    expect(message.split("\n")).toHaveLength(4);
  });

  it("2: shows no DSN key and no token, even of a DSN that is broken", () => {
    const error = problemsOf({ SENTRY_DSN: "https//SECRETKEY@o1:x/", VITE_SENTRY_AUTH_TOKEN: "SECRETKEY" });
    expect(
      [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9 }), ...said].join(),
    ).not.toContain("SECRETKEY");
    expect(error.cause).toBeUndefined();
  });

  it.each([
    ["SENTRY_TRACE_SAMPLE_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_DNS", "SENTRY_DSN"],
    ["SENTRI_DNS", "SENTRY_DSN"],
    ["SENTRY_ENV", "SENTRY_ENVIRONMENT"],
    ["SNETRY_DSN", "SENTRY_DSN"],
    ["STENRY_DSN", "SENTRY_DSN"],
    ["SENTRY_SERVER_NAME", "SENTRY_NAME"],
    ["SENTRY_TRACES_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_TRACING_SAMPLE_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_REPLAY_SAMPLE_RATE", "SENTRY_REPLAYS_SESSION_SAMPLE_RATE"],
    ["SENTRY_LOGS", "SENTRY_ENABLE_LOGS"],
    ["SENTRY_BREADCRUMBS", "SENTRY_MAX_BREADCRUMBS"],
  ])("3: names what %s was meant to be, and makes it a problem where strict", (typo, meant) => {
    sentryConfig({ SENTRY_DSN: DSN, [typo]: "1" });
    expect(said).toEqual([expect.stringContaining(`${typo} is not a known variable; did you mean ${meant}?`)]);
    expect(lines({ SENTRY_DSN: DSN, [typo]: "1" }, { strict: true })).toEqual([expect.stringContaining(meant)]);
  });

  it("3: says nothing about names of other tools, or of others altogether", () => {
    const env = {
      SENTRY_DSN: DSN,
      SENTRY_ORG: "a",
      SENTRY_AUTH_TOKEN: "b",
      SENTRY_RN_X: "1",
      PATH: "/",
      SENDGRID_KEY: "c",
      SERVER_NAME: "d",
      SHELL: "e",
    };
    sentryConfig(env, { strict: true });
    expect(said).toEqual([]);
  });

  it.each([
    ["10", "for 10 % write 0.1"],
    ["14.3%", "for 14.3 % write 0.143"],
    ["0,5", "as in 0.5"],
    ["0x1", "expected a number from 0 to 1"],
    ["Infinity", "expected a number from 0 to 1"],
  ])("4: refuses the rate %s with a hint", (value, hint) => {
    expect(lines({ SENTRY_REPLAYS_SESSION_SAMPLE_RATE: value })).toEqual([expect.stringContaining(hint)]);
  });

  it("5: reads a switch in every usual word, and refuses others", () => {
    for (const word of ["TRUE", "1", "yes", "on", "y", "t", " enabled "]) {
      expect(sentryConfig({ SENTRY_DSN: DSN, SENTRY_ENABLED: word })).toMatchObject({ enabled: true });
    }
    expect(lines({ SENTRY_ENABLED: "flase" })).toEqual([expect.stringContaining("expected true or false")]);
  });

  it("6: takes blank for unset, and leaves the environment as it was, frozen or not", () => {
    const env = Object.freeze({ SENTRY_DSN: DSN, SENTRY_RELEASE: "", SENTRY_NAME: " \t" });
    expect(sentryConfig(env)).not.toHaveProperty("release");
    expect(env).toEqual({ SENTRY_DSN: DSN, SENTRY_RELEASE: "", SENTRY_NAME: " \t" });
  });

  it("7: is disabled without a DSN, unless one is required there", () => {
    const required = { production: ["SENTRY_DSN"] } as const;
    expect(sentryConfig({ NODE_ENV: "development" }, { required })).not.toHaveProperty("dsn");
    expect(lines({ NODE_ENV: "production" }, { required })).toEqual([
      expect.stringContaining("SENTRY_DSN: is required"),
    ]);
    expect(sentryConfig({ SENTRY_DSN: DSN, NODE_ENV: "production" }, { required })).toMatchObject({ dsn: DSN });
    expect(lines({}, { required: ["SENTRY_RELEASE"] })).toEqual([
      expect.stringContaining("SENTRY_RELEASE: is required"),
    ]);
  });

  it("8: gives no key for what is absent", () => {
    expect(Object.keys(sentryConfig({ SENTRY_DSN: DSN })).sort()).toEqual(["dataCollection", "dsn", "sendDefaultPii"]);
  });

  it("9: lets code win over the environment, that over defaults, and those over the SDK's", () => {
    const defaults = { _: { tracesSampleRate: 0.1, maxBreadcrumbs: 7, debug: undefined } };
    const config = sentryConfig({ SENTRY_DSN: DSN, SENTRY_TRACES_SAMPLE_RATE: "0" }, { defaults });
    expect(config).toMatchObject({ tracesSampleRate: 0, maxBreadcrumbs: 7 });
    expect(config).not.toHaveProperty("debug");
    expect({ ...config, maxBreadcrumbs: 1 }).toMatchObject({ maxBreadcrumbs: 1 });
  });

  it.each(NAMES)("9: lets the environment win over defaults, and those over nothing, for %s", (name) => {
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

  it.each([
    [{ SENTRY_ENVIRONMENT: "a", VERCEL_TARGET_ENV: "b", VERCEL_ENV: "c", NODE_ENV: "e" }, "a"],
    [{ VERCEL_TARGET_ENV: "b", VERCEL_ENV: "c", NODE_ENV: "e" }, "b"],
    [{ VERCEL_ENV: "c", NODE_ENV: "e" }, "c"],
    [{ NODE_ENV: "e" }, "d"],
  ])("10: chooses defaults by the environment that %o resolves to", (env, resolved) => {
    const defaults = { [resolved]: { sampleRate: 0.5 }, _: { sampleRate: 1 } };
    expect(sentryConfig({ SENTRY_DSN: DSN, ...env }, { environment: "d", defaults })).toMatchObject({
      sampleRate: 0.5,
    });
  });

  it("10: falls back to NODE_ENV, and then to the defaults of every environment", () => {
    const defaults = { test: { sampleRate: 0.5 }, _: { sampleRate: 0.2 } };
    expect(sentryConfig({ SENTRY_DSN: DSN, NODE_ENV: "test" }, { defaults })).toMatchObject({ sampleRate: 0.5 });
    expect(sentryConfig({ SENTRY_DSN: DSN }, { defaults })).toMatchObject({ sampleRate: 0.2 });
  });

  it("10: takes no environment's name for what every object has", () => {
    const required = { production: ["SENTRY_RELEASE"] } as const;
    const defaults = { _: { sampleRate: 0.2 } };
    for (const name of ["constructor", "__proto__", "toString"]) {
      const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: name };
      expect(sentryConfig(env, { required, defaults })).toMatchObject({ sampleRate: 0.2 });
    }
  });

  it("11: reads several prefixes, and calls out a token that is published", () => {
    const prefix = ["VITE_", "NEXT_PUBLIC_"];
    expect(sentryConfig({ NEXT_PUBLIC_SENTRY_DSN: DSN }, { prefix })).toMatchObject({ dsn: DSN });
    expect(lines({ VITE_SENTRY_DEBUG: "mabye" }, { prefix })[0]).toMatch(/^VITE_SENTRY_DEBUG: /);
    expect(lines({ NEXT_PUBLIC_SENTRY_AUTH_TOKEN: "x" })).toEqual([
      expect.stringMatching(/^NEXT_PUBLIC_SENTRY_AUTH_TOKEN: is a secret .*revoke the token/),
    ]);
  });

  it.each(["NEXT_PUBLIC_SENTRY_TOKEN", "VUE_APP_SENTRY_AUTH_TOKEN", "VITE_SENTRY_RELEASE"])(
    "11: calls out a token under the name %s",
    (name) => {
      const env = { SENTRY_DSN: DSN, [name]: ["sntrys", "made_up"].join("_") };
      expect(lines(env)).toEqual([expect.stringMatching(`^${name}: is a secret with a public prefix`)]);
      expect(sentryConfig({ ...env, [name]: "", SENTRY_AUTH_TOKEN: env[name] })).toMatchObject({ dsn: DSN });
    },
  );

  it("12: takes any environment: with switches, objects, and none at all", () => {
    const bindings = {
      SENTRY_DSN: DSN,
      SENTRY_DEBUG: false,
      KV: { get() {} },
      CF_VERSION_METADATA: { id: "1" },
      SENTRY_X: {},
    };
    expect(sentryConfig(bindings)).toMatchObject({ dsn: DSN, debug: false });
    expect(said).toEqual([]);
    for (const env of [null, 5, "x"]) {
      expect(() => Reflect.apply(sentryConfig, undefined, [env])).toThrow("env: expected an object");
    }
  });

  it.each([
    [`"${DSN}"`, "quotes"],
    ["https://key@host.example/", "no project id"],
    ["https://k-y@host.example/1", "contains a hyphen"],
    ["https://host.example/1", "no public key"],
    ["https://key@host example/1", "whitespace"],
    ["host.example/1", "does not begin with https://"],
  ])("13: tells why the DSN %s is none", (dsn, reason) => {
    expect(lines({ SENTRY_DSN: dsn })).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ["SENTRY_ENVIRONMENT", "ü".repeat(33), "longer than 64 bytes"],
    ["SENTRY_RELEASE", "$CI_SHA", "template"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what an unfilled template looks like.
    ["SENTRY_ENVIRONMENT", "${DEPLOY_ENV}", "template"],
    ["SENTRY_NAME", "SENTRY_NAME", "template"],
    ["SENTRY_RELEASE", "shop@$CI_SHA", "template"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: likewise.
    ["SENTRY_RELEASE", "shop@${VERSION:-}", "template"],
    ["SENTRY_RELEASE", "$(git rev-parse HEAD)", "template"],
    ["SENTRY_DIST", "%CI_SHA%-1", "template"],
    ["SENTRY_NAME", "web-{{ ordinal }}", "template"],
    ["SENTRY_RELEASE", "undefined", "template"],
    ["SENTRY_ENVIRONMENT", "null", "template"],
    ["SENTRY_RELEASE", "'shop@1.4.0'", "quotes"],
    ["SENTRY_DIST", "a/b", "slash"],
    ["SENTRY_DIST", "build 42", "characters other than letters"],
    ["SENTRY_ENVIRONMENT", "a\\b", "slash"],
    ["SENTRY_RELEASE", "shop@1\u0007", "control character"],
  ])("14: refuses %s=%s as the server would, or as it was never filled in", (name, value, reason) => {
    expect(lines({ [name]: value })).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ["SENTRY_RELEASE", "100%", { release: "100%" }],
    ["SENTRY_RELEASE", "price$5", { release: "price$5" }],
    ["SENTRY_IGNORE_ERRORS", "/^a$|^b$(?:c)/", { ignoreErrors: [/^a$|^b$(?:c)/] }],
  ])("14: takes %s=%s for what it is", (name, value, options) => {
    expect(sentryConfig({ SENTRY_DSN: DSN, [name]: value })).toMatchObject(options);
  });

  it("15: describes each option, its source and its variable, in the same words each time", () => {
    const env = { VITE_SENTRY_DSN: DSN, SENTRY_DEBUG: "mabye" };
    const options = { prefix: "VITE_", defaults: { _: { tracesSampleRate: 0.2 } } };
    const { rows } = describeConfig(env, options);
    const chosen = ["dsn", "tracesSampleRate", "debug", "sendDefaultPii", "dataCollection.mcp", "release"];
    expect(rows.filter(({ option }) => chosen.includes(option))).toEqual([
      { option: "dsn", value: "https://***@o1.ingest.sentry.io/42", source: "env", variable: "VITE_SENTRY_DSN" },
      { option: "release", value: "", source: "unset", variable: "SENTRY_RELEASE" },
      { option: "tracesSampleRate", value: "0.2", source: "default", variable: "SENTRY_TRACES_SAMPLE_RATE" },
      { option: "debug", value: "false", source: "invalid", variable: "SENTRY_DEBUG" },
      { option: "sendDefaultPii", value: "false", source: "default", variable: "SENTRY_SEND_DEFAULT_PII" },
      {
        option: "dataCollection.mcp",
        value: "inputs: false; outputs: false",
        source: "default",
        variable: "SENTRY_DATA_MCP",
      },
    ]);
    expect(String(describeConfig(env, options))).toBe(String(describeConfig(env, options)));
  });

  it("keeps good values and says the others where it only warns", () => {
    const config = sentryConfig({ SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7.7" }, { onInvalid: "warn" });
    expect(config).toMatchObject({ dsn: DSN });
    expect(said).toEqual([expect.stringContaining("SENTRY_SAMPLE_RATE")]);
  });

  it("only warns in a page, where a throw would leave it blank, unless the code says throw", () => {
    vi.stubGlobal("document", {});
    try {
      const env = { SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7.8" };
      expect(sentryConfig(env)).not.toHaveProperty("sampleRate");
      expect(said).toEqual([expect.stringContaining("7.8")]);
      expect(() => sentryConfig(env, { onInvalid: "throw" })).toThrow(SentryConfigError);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("17: is a schema that others can build on", async () => {
    const own = z.object({ PORT: z.coerce.number(), sentry: sentryEnv });
    expect(own.parse({ PORT: "80", sentry: { SENTRY_DEBUG: "on" } })).toEqual({
      PORT: 80,
      sentry: { SENTRY_DEBUG: true },
    });
    const answer = await sentryEnv["~standard"].validate({ SENTRY_SAMPLE_RATE: "10" });
    expect(answer.issues?.[0]?.message).toContain("for 10 % write 0.1");
  });
});

describe("the switches for what the SDK collects", () => {
  it("go over SENTRY_SEND_DEFAULT_PII, field by field", () => {
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

describe("the code's defaults", () => {
  it("are checked for each environment, by the rules of the variables", () => {
    const defaults = {
      production: { tracesSampleRate: 10, release: "a/b", integrations: [], dsn: "" },
      _: { traceSampleRate: 1, debug: "flase", sampleRate: "0.5", orgId: 42, ignoreErrors: "AbortError" },
    };
    const told = (): string[] => {
      try {
        Reflect.apply(sentryConfig, undefined, [{ SENTRY_DSN: DSN }, { defaults, onInvalid: "warn" }]);
      } catch (error) {
        if (error instanceof SentryConfigError) return error.issues.map(({ variable, fix }) => `${variable}; ${fix}`);
      }
      return [];
    };
    expect(told()).toEqual([
      "defaults.production.tracesSampleRate; for 10 % write 0.1",
      "defaults.production.release; use a value such as shop@1.4.0",
      "defaults._.traceSampleRate; did you mean tracesSampleRate?",
      expect.stringContaining("defaults._.debug; use one of true"),
      "defaults._.sampleRate; pass the value itself instead of a string",
      "defaults._.ignoreErrors; pass the value itself instead of a string",
    ]);
  });

  it("are described even where they are endless", () => {
    const endless: { within?: unknown } = {};
    endless.within = endless;
    const options = { defaults: { _: { tracePropagationTargets: [endless] } } };
    expect(String(Reflect.apply(describeConfig, undefined, [{ SENTRY_DSN: DSN }, options]))).toContain("within: ");
  });
});

it("takes a variable for unset where the environment throws for its name, and repeats nothing of that", () => {
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

describe("an option of the code that is wrong", () => {
  it.each([
    [{ onInvalid: "ignore" }, 'onInvalid: expected "throw" or "warn"'],
    [{ environment: "a/b" }, "environment: expected a string"],
    [{ environment: " " }, "environment: expected a string"],
    [{ prefix: [5] }, 'prefix: expected a non-empty string such as "VITE_", or a list'],
    [{ defaults: { production: 1 } }, "defaults: expected an object of options by environment"],
    [{ required: ["SENTRY_DNS"] }, "required: expected a list of variable names"],
    [{ stirct: true }, "stirct: expected one of prefix, defaults"],
  ])("%o is named", (options, line) => {
    expect(() => Reflect.apply(sentryConfig, undefined, [{}, options])).toThrow(line);
  });
});

it("debug in production is said, and changes nothing", () => {
  expect(sentryConfig({ SENTRY_DSN: DSN, SENTRY_DEBUG: "1", NODE_ENV: "production" })).toMatchObject({ debug: true });
  expect(said).toEqual([expect.stringContaining("SENTRY_DEBUG makes the SDK print every event in production")]);
});

it("a blank in the environment's name is said, and changes nothing", () => {
  const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: "pre production" };
  expect(sentryConfig(env)).toMatchObject({ environment: "pre production" });
  expect(said).toEqual([expect.stringContaining("SENTRY_ENVIRONMENT contains whitespace")]);
});
