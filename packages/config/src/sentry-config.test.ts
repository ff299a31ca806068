import { describe, expect, it, vi } from "vitest";
import { describeConfig } from "./describe.ts";
import { SentryConfigError } from "./output/issue.ts";
import { sentryConfig } from "./sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

function problemsOf(env: Record<string, unknown>): SentryConfigError {
  try {
    sentryConfig(env);
  } catch (error) {
    if (error instanceof SentryConfigError) return error;
  }
  throw new Error("expected a SentryConfigError");
}

describe("what is accepted", () => {
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
  ])("%o", (env, options) => {
    expect(sentryConfig({ SENTRY_DSN: DSN, ...env })).toMatchObject({ dsn: DSN, ...options });
  });

  it("is sparse: what is blank or absent is no key, and nothing is undefined", () => {
    const env = Object.freeze({ SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: "  ", SENTRY_RELEASE: "", KV: {} });
    expect(Object.keys(sentryConfig(env)).sort()).toEqual(["dataCollection", "dsn", "sendDefaultPii"]);
  });

  it("prefers a prefixed variable and names it in problems", () => {
    const env = { VITE_SENTRY_DSN: DSN, SENTRY_DSN: "not looked at", VITE_SENTRY_SAMPLE_RATE: "10" };
    expect(() => sentryConfig(env, { prefix: "VITE_" })).toThrow(/1 problem\(s\):\n- VITE_SENTRY_SAMPLE_RATE/);
  });
});

describe("what is refused", () => {
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
  ])("%s=%s, with a reason and a fix", (variable, value, words) => {
    const { issues, message } = problemsOf({ SENTRY_DSN: DSN, [variable]: value });
    expect(issues).toHaveLength(1);
    expect(issues[0].variable).toBe(variable);
    expect(message).toContain(words);
  });

  it("comes in one error, in the order of the variables", () => {
    const { issues } = problemsOf({ SENTRY_DEBUG: "flase", SENTRY_TRACES_SAMPLE_RATE: "10", SENTRY_DSN: "x" });
    expect(issues.map(({ variable }) => variable)).toEqual(["SENTRY_DSN", "SENTRY_TRACES_SAMPLE_RATE", "SENTRY_DEBUG"]);
  });

  it("is said and left out with onInvalid warn, and the good values are kept", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const options = sentryConfig(
      { SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7", SENTRY_DEBUG: "on" },
      { onInvalid: "warn" },
    );
    expect(options).toMatchObject({ dsn: DSN, debug: true });
    expect(options).not.toHaveProperty("sampleRate");
    // If these options were absent, the SDK would read the variables itself and print the DSN with its key.
    const refused = { SENTRY_DSN: "x", SENTRY_TRACES_SAMPLE_RATE: "10", SENTRY_DEBUG: "flase" };
    expect(sentryConfig(refused, { onInvalid: "warn" })).toMatchObject({ dsn: "", tracesSampleRate: 0, debug: false });
    expect(warn.mock.calls[0]?.[0]).toContain("SENTRY_SAMPLE_RATE");
  });

  it("includes options that do not exist, by name of what is allowed", () => {
    expect(() => sentryConfig({}, JSON.parse('{"onInvalid":"ignore"}'))).toThrow(
      'onInvalid: expected "throw" or "warn"',
    );
  });
});

it("leaves Sentry without a DSN where none is set, and says so once", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(sentryConfig({})).not.toHaveProperty("dsn");
  sentryConfig({ SENTRY_DSN: " " });
  expect(warn).toHaveBeenCalledOnce();
});

it.each(["hunter2", "Tr0ub4dor", "9f86d081884c7d65", "4111111111111111", "123-45-6789", "correct horse pass"])(
  "does not show %s, which may be a secret in the wrong place",
  (value) => {
    expect(problemsOf({ SENTRY_DSN: DSN, SENTRY_DEBUG: value }).message).not.toContain(value);
  },
);

it.each([
  ["SENTRY_SAMPLE_RATE", "10"],
  ["SENTRY_SAMPLE_RATE", "14.3 %"],
  ["SENTRY_SAMPLE_RATE", "0,5"],
  ["SENTRY_DEBUG", "flase"],
  ["SENTRY_DEBUG", "maybe"],
])("shows %s=%s, which helps to find it", (variable, value) => {
  expect(problemsOf({ SENTRY_DSN: DSN, [variable]: value }).issues[0].found).toBe(value);
});

it.each([
  ["SENTRY_SAMPLE_RATE", "4111111111111111,1"],
  ["SENTRY_SAMPLE_RATE", "41.111111111111111"],
  ["SENTRY_DEBUG", "abcd efgh ijkl mnop"],
  ["SENTRY_DEBUG", "letmeinplease"],
  ["SENTRY_NAME", "abcd efgh ijkl mnop"],
  ["SENTRY_NAME", "correcthorsebatterystaple"],
  ["SENTRY_NAME", "\u043f\u0430\u0440\u043e\u043b\u044c"],
  ["SENTRY_NAME", "web\u001b[31m"],
  ["SENTRY_NAME", "web\ndsn https"],
  ["SENTRY_IGNORE_ERRORS", "AbortError, abcd efgh ijkl mnop"],
  ["SENTRY_RELEASE", "0123456789abcdef0123456789abcdef"],
])("repeats nothing of %s=%j, in no message and no table", (variable, value) => {
  const env = { SENTRY_DSN: DSN, [variable]: value };
  const { rows, issues } = describeConfig(env);
  const told = JSON.stringify([rows, issues]) + String(describeConfig(env));
  for (const part of value.split(/, |\n/).filter((each) => !/^(?:web|AbortError)$/.test(each))) {
    expect(told).not.toContain(JSON.stringify(part).slice(1, -1));
    expect(told).not.toContain(part);
  }
});

it("repeats of a name that is nobody's its words alone", () => {
  const secret = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
  const names = [`SENTRY_${secret}`, `SENTRY_NAME_${secret}`, "SENTRY_QUUX", "SENTRY_DNS"];
  const { hints } = describeConfig({ SENTRY_DSN: DSN, ...Object.fromEntries(names.map((name) => [name, "1"])) });
  expect(hints.map(({ variable }) => variable)).toEqual(["SENTRY_***", "SENTRY_NAME_***", "SENTRY_QUUX", "SENTRY_DNS"]);
  expect(() => Reflect.apply(sentryConfig, undefined, [{}, { [secret]: 1 }])).toThrow(
    /^(?!.*AKIA).*options: expected/s,
  );
});

it("describes a key that was pasted into a name, and a DSN's path, without showing them", () => {
  const pasted = ["gl", "pat-made_up_made_up"].join("");
  const env = { SENTRY_DSN: "https://key@h.example/hidden/42", SENTRY_RELEASE: pasted };
  expect(String(describeConfig(env))).not.toMatch(/hidden|made_up/);
});

it.each([
  ["SENTRY_DSN", "https://key@o447951.ingest.sentry.io/5429213", "https://***@o447951.ingest.sentry.io/5429213"],
  [
    "SENTRY_DSN",
    "https://key@o4504512345678901.ingest.us.sentry.io/1",
    "https://***@o4504512345678901.ingest.us.sentry.io/1",
  ],
  ["SENTRY_DSN", "http://key@127.0.0.1:9000/1", "http://***@127.0.0.1:9000/1"],
  ["SENTRY_DSN", "https://key@mArKeRzq93.example/1", "https://***@***/1"],
  ["SENTRY_RELEASE", "shop@1.2.3-a1b2c3d", "shop@1.2.3-a1b2c3d"],
  ["SENTRY_RELEASE", "a1b2c3d4e5f6", "a1b2c3d4e5f6"],
  ["SENTRY_DIST", "20241126123456", "20241126123456"],
  ["SENTRY_ORG_ID", "4504512345678901", "4504512345678901"],
  ["SENTRY_TRACES_SAMPLE_RATE", "0.000001", "0.000001"],
  ["SENTRY_IGNORE_ERRORS", "AbortError, /^Network/", "AbortError, /^Network/"],
])("describes %s=%s as %s", (variable, value, shown) => {
  const { rows } = describeConfig({ SENTRY_DSN: DSN, [variable]: value });
  expect(rows.find((row) => row.variable === variable)?.value).toBe(shown);
});

it("describes where each option comes from, the DSN without its key", () => {
  const description = describeConfig({ SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7" });
  expect(description.rows.slice(0, 2)).toEqual([
    { option: "dsn", value: "https://***@o1.ingest.sentry.io/42", source: "env", variable: "SENTRY_DSN" },
    { option: "enabled", value: "", source: "unset", variable: "SENTRY_ENABLED" },
  ]);
  expect(String(description)).toMatch(/^sampleRate +- +invalid +SENTRY_SAMPLE_RATE$/m);
});
