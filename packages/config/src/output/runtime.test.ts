import { afterEach, expect, it, vi } from "vitest";
import { sentryConfig } from "../sentry-config.ts";
import { SentryConfigError } from "./issue.ts";

const WRONG = { SENTRY_DSN: "https://0123456789abcdef@o1.ingest.sentry.io/42", SENTRY_SAMPLE_RATE: "10" };

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ["Node", {}],
  ["Deno", { process: undefined, Deno: {} }],
  ["Bun", { Bun: {} }],
])("sentryConfig throws in %s, where an exception at start-up is noticed", (_runtime, globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect(() => sentryConfig(WRONG)).toThrow(SentryConfigError);
});

it.each([
  ["a web page", { document: {} }],
  ["a web worker", { process: undefined }],
  ["an edge runtime", { process: { env: {} } }],
  ["a Cloudflare worker that has Node's `process`", { WebSocketPair: class {} }],
])('sentryConfig only logs a warning in %s, unless `onInvalid` is "throw"', (_runtime, globals) => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect(sentryConfig(WRONG)).not.toHaveProperty("sampleRate");
  expect(() => sentryConfig(WRONG, { onInvalid: "throw" })).toThrow(SentryConfigError);
});
