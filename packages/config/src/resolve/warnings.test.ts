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

it.each(["VITE_", "NEXT_PUBLIC_", "SHOP_"])(
  "names the DSN with the prefix %s in the warning that no DSN is set, if `prefix` does not contain that prefix",
  (prefix) => {
    const env = { [`${prefix}SENTRY_DSN`]: DSN };
    expect(sentryConfig(env)).not.toHaveProperty("dsn");
    expect(warnings).toEqual([
      `[sentry-policy/config] SENTRY_DSN is not set; ${prefix}SENTRY_DSN is set: to read it, set the option \`prefix\` to "${prefix}"`,
    ]);
    expect(sentryConfig(env, { prefix })).toMatchObject({ dsn: DSN });
    sentryConfig({ ...env, SENTRY_DSN: DSN });
    expect(warnings).toHaveLength(1);
  },
);

it("logs a warning about SENTRY_DEBUG in production, and leaves it on", () => {
  expect(sentryConfig({ SENTRY_DSN: DSN, SENTRY_DEBUG: "1", NODE_ENV: "production" })).toMatchObject({ debug: true });
  expect(warnings).toEqual([expect.stringContaining("SENTRY_DEBUG makes the SDK print every event in production")]);
});

it("logs a warning about whitespace in SENTRY_ENVIRONMENT, and keeps the name unchanged", () => {
  const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: "pre production" };
  expect(sentryConfig(env)).toMatchObject({ environment: "pre production" });
  expect(warnings).toEqual([expect.stringContaining("SENTRY_ENVIRONMENT contains whitespace")]);
});
