import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { errorFor } from "../../testing/problems.ts";
import { recordWarnings } from "../../testing/warnings.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const warnings = recordWarnings();

describe("SentryConfigError", () => {
  it("lists all problems in one error, in the order of the variables", () => {
    const env = { SENTRY_DEBUG: "flase", SENTRY_MAX_BREADCRUMBS: "many", SENTRY_DSN: "x" };
    const { issues, message } = errorFor(env);
    expect(issues.map(({ variable }) => variable)).toEqual(["SENTRY_DSN", "SENTRY_DEBUG", "SENTRY_MAX_BREADCRUMBS"]);
    expect(message.split("\n")).toHaveLength(4);
  });

  it("sorts problems by the order of the variables, not by their order in the environment", () => {
    const { issues } = errorFor({ SENTRY_DEBUG: "flase", SENTRY_TRACES_SAMPLE_RATE: "10", SENTRY_DSN: "x" });
    expect(issues.map(({ variable }) => variable)).toEqual(["SENTRY_DSN", "SENTRY_TRACES_SAMPLE_RATE", "SENTRY_DEBUG"]);
  });

  it("contains neither the key of a malformed DSN nor an auth token", () => {
    const error = errorFor({ SENTRY_DSN: "https//SECRETKEY@o1:x/", VITE_SENTRY_AUTH_TOKEN: "SECRETKEY" });
    expect(
      [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9 }), ...warnings].join(),
    ).not.toContain("SECRETKEY");
    expect(error.cause).toBeUndefined();
  });

  it.each(["hunter2", "Tr0ub4dor", "9f86d081884c7d65", "4111111111111111", "123-45-6789", "correct horse pass"])(
    "omits the invalid value %s, which might be a misplaced secret",
    (value) => {
      expect(errorFor({ SENTRY_DSN: DSN, SENTRY_DEBUG: value }).message).not.toContain(value);
    },
  );

  it.each([
    ["SENTRY_SAMPLE_RATE", "10"],
    ["SENTRY_SAMPLE_RATE", "14.3 %"],
    ["SENTRY_SAMPLE_RATE", "0,5"],
    ["SENTRY_DEBUG", "flase"],
    ["SENTRY_DEBUG", "maybe"],
  ])("quotes the harmless invalid value in %s=%s", (variable, value) => {
    expect(errorFor({ SENTRY_DSN: DSN, [variable]: value }).issues[0].found).toBe(value);
  });
});
