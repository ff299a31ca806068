import { expect, it, vi } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const warnings = recordWarnings();

it("logs one warning if no DSN is set, and leaves `dsn` unset", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(sentryConfig({})).not.toHaveProperty("dsn");
  sentryConfig({ SENTRY_DSN: " " });
  expect(warn).toHaveBeenCalledOnce();
});

it("logs a warning about SENTRY_DEBUG in production, and leaves it on", () => {
  expect(sentryConfig({ SENTRY_DSN: DSN, SENTRY_DEBUG: "1", NODE_ENV: "production" })).toMatchObject({ debug: true });
  expect(warnings).toEqual([expect.stringContaining("SENTRY_DEBUG makes the SDK print every event in production")]);
});

it("logs a warning about whitespace in SENTRY_ENVIRONMENT, and keeps the name unchanged", () => {
  const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: "pre production" };
  expect(sentryConfig(env)).toMatchObject({ environment: "pre production" });
  expect(warnings).toEqual([expect.stringContaining("SENTRY_ENVIRONMENT contains whitespace")]);
});
