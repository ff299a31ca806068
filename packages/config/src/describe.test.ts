import { describe, expect, it } from "vitest";
import { recordWarnings } from "../testing/warnings.ts";
import { describeConfig } from "./describe.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
recordWarnings();

describe("describeConfig", () => {
  it("returns each option with its value, source and variable, and the same string for the same input", () => {
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

  it("returns rows in the order of the variables, and marks an invalid value in the table", () => {
    const description = describeConfig({ SENTRY_DSN: DSN, SENTRY_SAMPLE_RATE: "7" });
    expect(description.rows.slice(0, 2)).toEqual([
      { option: "dsn", value: "https://***@o1.ingest.sentry.io/42", source: "env", variable: "SENTRY_DSN" },
      { option: "enabled", value: "", source: "unset", variable: "SENTRY_ENABLED" },
    ]);
    expect(String(description)).toMatch(/^sampleRate +- +invalid +SENTRY_SAMPLE_RATE$/m);
  });

  it("handles cyclic objects in `defaults`", () => {
    const endless: { within?: unknown } = {};
    endless.within = endless;
    const options = { defaults: { _: { tracePropagationTargets: [endless] } } };
    expect(String(Reflect.apply(describeConfig, undefined, [{ SENTRY_DSN: DSN }, options]))).toContain("within: ");
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
  ])("masks %s=%j in rows, issues and the table", (variable, value) => {
    const env = { SENTRY_DSN: DSN, [variable]: value };
    const { rows, issues } = describeConfig(env);
    const output = JSON.stringify([rows, issues]) + String(describeConfig(env));
    for (const part of value.split(/, |\n/).filter((each) => !/^(?:web|AbortError)$/.test(each))) {
      expect(output).not.toContain(JSON.stringify(part).slice(1, -1));
      expect(output).not.toContain(part);
    }
  });

  it("masks a token that was pasted into another variable, and the path of a DSN", () => {
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
  ])("shows %s=%s as %s", (variable, value, shown) => {
    const { rows } = describeConfig({ SENTRY_DSN: DSN, [variable]: value });
    expect(rows.find((row) => row.variable === variable)?.value).toBe(shown);
  });
});
