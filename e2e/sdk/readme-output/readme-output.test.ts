import { readFileSync } from "node:fs";
import { sentryConfig } from "@sentry-policy/config";
import { startIngest } from "@sentry-policy/e2e/ingest";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import * as v10 from "sentry-node-v10";
import * as v11 from "sentry-node-v11";
import { expect, it, vi } from "vitest";

const README = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

it.each([
  ["v10", v10],
  ["v11", v11],
])("SDK %s sends the error of the root README as the README shows it", async (_version, Sentry) => {
  // This process loads both versions of the SDK, which causes warnings.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const [, message = ""] = /captureException\(new Error\("(.*)"\)\)/.exec(README) ?? [];
  const ingest = await startIngest();
  const policy = { ...scrubber({ sensitiveFields: ["loyalty_number"] }), ...sampler(), ...volume() };
  Sentry.init({ ...sentryConfig({ SENTRY_DSN: ingest.dsn() }), ...policy });
  Sentry.captureException(new Error(message));
  await Sentry.close(5000);
  await ingest.close();
  const [{ payload } = { payload: {} }] = ingest.items("event");
  const { type, value } = Object(payload).exception.values[0];
  expect(value).not.toBe(message);
  expect(README).toContain(`\nsent to Sentry: ${type}: ${value}\n`);
});

it("the root README shows the error about SENTRY_TRACES_SAMPLE_RATE=10 as it is thrown", () => {
  const shown = /^with (\w+)=(\d+), at start-up: (.*\n- .*)$/m.exec(README);
  const [, name = "", value, message] = shown ?? [];
  expect(() => sentryConfig({ SENTRY_DSN: DSN, [name]: value })).toThrow(expect.objectContaining({ message }));
});
